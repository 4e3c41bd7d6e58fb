/** The fault matrix as a document, and what the document says about each cell. */
import type { CellResult } from './matrix.js'
import { outcomeInWords } from './outcome.js'

const INTRODUCTION = `# What happens when something goes wrong

Each row below is a run of a committed bundle in \`dist/\`, started the way GitHub's runner starts it. It talks to a local
emulation of the Upstash API that misbehaves in one way. \`create\` and \`reuse\` are both the main action: in \`create\` there
is no database of the name yet, in \`reuse\` there is one.

- **Which request fails**: the create request in \`create\` and \`preview\`, the delete request in \`delete\` and \`post step\`,
  the first list request in the other tables. A fault of the network itself hits the first connection.
- **How often**: once, unless the row says otherwise. A refused connection, an unknown host, an untrusted certificate, a
  redirect, a look-up that never ends, a clock that is off and an account that is slow or changes names are so from the
  start and stay.
- **How long the step may take**: \`timeout\` is 25 s, or 2 s or 10 s if the fault stays. The post step has 30 s of its own.
- **databases** counts those with the step's own name: after the step, then after its post step with
  \`delete_after_job: true\`. There is never more than one. In \`create\` and \`preview\` the post step leaves none. In the
  table \`post step\` the fault hits the post step itself. If it cannot delete the database, a warning names what is left,
  because a failed clean-up does not turn a green job red.
- **seconds** is the duration of one run on a small machine, including the waits between attempts. It differs from run to
  run.

\`npm run reliability\` runs all of this again and writes this file. The tests run the same rows and compare the results.
`

/** The whole document as Markdown, one table an action. */
export function renderReport(results: readonly CellResult[]): string {
  const names = [...new Set(results.map(({ column }) => column.name))]
  const tables = names.map((name) => {
    const own = results.filter(({ column }) => column.name === name)
    const lines = own.map(
      (result) => `| ${reportedCell(result)} | ${(result.run.durationMs / 1_000).toFixed(1)} |`
    )
    return [
      `## ${name}`,
      '',
      '| fault | outcome | databases | seconds |',
      '|---|---|---|---|',
      ...lines,
      ''
    ].join('\n')
  })
  return [INTRODUCTION, ...tables].join('\n')
}

/** A line of the table without its last column: what must be the same in every run. */
export function reportedCell(result: CellResult): string {
  const { row, databases, afterPost } = result
  const counts = afterPost === undefined ? `${databases}` : `${databases}, then ${afterPost}`
  return `${row.name} | ${outcomeInWords(result)} | ${counts}`
}

/** The lines of one table of the document, however wide its columns are, without their last one. */
export function readReport(document: string, name: string): string[] {
  const section = document.split(/^## /m).find((part) => part.startsWith(`${name}\n`)) ?? ''
  return [...section.matchAll(/^\|(.*)\| +[\d.]+ +\|$/gm)].map(([, cells = '']) =>
    cells
      .split('|')
      .map((cell) => cell.trim())
      .join(' | ')
  )
}
