/** The fault matrix as a document, and what the document says about each cell. */
import type { CellResult } from './matrix.js'
import { outcomeInWords } from './verdict.js'

const INTRODUCTION = `# What happens when something goes wrong

Every line below is a run of the committed bundle in \`dist/\`, started the way GitHub's runner starts it, against a
local emulation of the Upstash API that misbehaves in one way. The fault hits the request that matters most: the create
request of \`create\` and \`preview\`, the delete request of \`delete\` and of the post step, the first list otherwise.
It hits once unless the line says "for ever"; a refused connection, an unknown host, an untrusted certificate and a
redirect are there from the start and stay. Silence and dripping for ever are run with \`timeout: 2\`; the post step
has 30 s of its own.

"Databases" counts those of the step's own name: after the step, and after its post step with \`delete_after_job: true\`.
There is never more than one. In the tables of \`create\` and \`preview\` none is left after the post step; in its own table
the fault hits the post step, and what it cannot delete is named in a warning, as a clean-up does not turn a green job red. Seconds are those of one run on a small machine, waits between
attempts included; they differ from run to run.

\`npm run reliability\` runs all this again and writes this file; the tests run the same lines and compare.
`

/** The whole document as Markdown, one table an action. */
export function renderReport(results: readonly CellResult[]): string {
  const names = [...new Set(results.map(({ subject }) => subject.name))]
  const tables = names.map((name) => {
    const own = results.filter(({ subject }) => subject.name === name)
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
