/**
 * `npm run act -- PATH`: runs the examples, unchanged, with the independent workflow runner act
 * (https://github.com/nektos/act) against the emulator, and checks what each run did. Exit code 1 if anything is off.
 * Nothing else in this repository needs act.
 *
 * `npm run act -- PATH WORKFLOW`: runs a workflow of one's own in the same surroundings, for each event it starts on, and
 * prints act's log and the databases there are afterwards.
 */
import { ActBench, type Start } from './bench.js'
import { Act, UsageError } from './program.js'
import { ownWorkflow } from './own.js'
import { scenarios, type Happening } from './scenarios.js'
import { faultsOf, faultsOfRefusal, type Observation } from './verdict.js'

async function main(path: string): Promise<void> {
  const act = await Act.at(path)
  const bench = await ActBench.start(act)
  try {
    explain(act, bench)
    let broken = 0
    for (const scenario of scenarios) {
      const seen = await play(scenario, bench)
      broken += report(`${scenario.workflow}: ${scenario.what}`, faultsOf(scenario, seen), seen)
    }
    broken += await refuse(bench)
    console.log(broken === 0 ? 'All is as it should be.' : `${broken} runs are not as they should be.`)
    process.exitCode = broken === 0 ? 0 : 1
  } finally {
    await bench.stop()
  }
}

function explain(act: Act, { rewrites }: ActBench): void {
  console.log(`${act.version} on Node ${process.version}, against the emulator. Not as on GitHub:`)
  for (const { files, before, after, why } of rewrites)
    console.log(`- ${files.join(', ')}: "${after}" instead of "${before}", as ${why}.`)
  console.log(`- \`using: node24\` runs on the Node named above: act takes the one it finds first.`)
  console.log('- Permissions are not checked: act gives every job one token, whatever the workflow asks for.')
  console.log('- A checkout does nothing: act copies the project before the first step.')
}

async function runOwn(path: string, workflow: string): Promise<void> {
  const { folder, file, happenings } = await ownWorkflow(workflow)
  const act = await Act.at(path)
  // Ctrl-C ends act, and this script when it has cleaned up.
  const interrupted = new AbortController()
  process.once('SIGINT', () => {
    interrupted.abort()
  })
  const bench = await ActBench.start(act, folder)
  try {
    explain(act, bench)
    console.log(`- ${folder} is acme/shop here, without .git and node_modules.`)
    list(bench)
    for (const happening of happenings) {
      console.log(`\n--- ${file}: ${happening.what}`)
      const { exitCode } = await play({ ...happening, workflow: file, secrets: true, onOutput }, bench)
      list(bench)
      if (exitCode !== 0) process.exitCode = 1
      if (interrupted.signal.aborted) break
    }
  } finally {
    await bench.stop()
  }
}

function onOutput(chunk: Buffer): void {
  process.stdout.write(chunk)
}

function list({ emulator }: ActBench): void {
  const names = emulator.databases().map(({ database_name }) => database_name)
  console.log(`Databases in the account: ${names.sort().join(', ')}`)
}

type Play = Happening & Pick<Start, 'workflow' | 'secrets' | 'onOutput'>

async function play(scenario: Play, bench: ActBench): Promise<Observation> {
  const { opened, closed, added = [] } = scenario
  if (opened !== undefined) bench.github.open(opened)
  if (closed !== undefined) bench.github.shut(closed)
  for (const name of added) bench.emulator.add({ database_name: name })
  return await bench.run(scenario)
}

/** The workflow with `$/` in it: a runner that does not know it must stop before a step has run. */
async function refuse(bench: ActBench): Promise<number> {
  await bench.restoreReusableWorkflow()
  const reusable = scenarios.find(({ workflow }) => workflow === 'preview-reusable-workflow.yml')
  if (reusable === undefined) throw new Error('No scenario runs the reusable workflow')
  const seen = await play(reusable, bench)
  return report(`${reusable.workflow} as it is, with \`$/\`: refused`, faultsOfRefusal(seen), seen)
}

/** Prints a line, and for a run with faults these and its log. Returns how many runs were broken: 0 or 1. */
function report(title: string, faults: readonly string[], { log }: Observation): number {
  console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${title}`)
  if (faults.length === 0) return 0
  for (const fault of faults) console.log(`       ${fault}`)
  console.log(log.replaceAll(/^/gm, '       | '))
  return 1
}

const [path = 'act', workflow] = process.argv.slice(2)

await (workflow === undefined ? main(path) : runOwn(path, workflow)).catch((error: unknown) => {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 1
})
