import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { field, integerField, isObject, parseJson } from '../../src/json.js'
import { ProjectCopy } from './copy.js'
import type { Break, TestName } from './break.js'
import { BREAKS } from './table.js'

/** A test that takes longer has caught the break: the broken code hangs. Milliseconds. */
const LIMIT_MS = 120_000

/**
 * `npm run teeth [words]`: breaks the code in every way of the table and runs the test that must notice. With words, only the
 * breaks that have them in their description or in the path of their test: `unit/` for those that take a second each.
 */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2).join(' ')
  const breaks = BREAKS.filter(
    ({ what, caughtBy }) => what.includes(wanted) || caughtBy.file.includes(wanted)
  )
  const copy = await ProjectCopy.make()
  const sound = new Map<string, boolean>()
  let missed = 0
  try {
    for (const one of breaks) {
      const key = JSON.stringify(one.caughtBy)
      const passes = sound.get(key) ?? (await runTest(copy.folder, one.caughtBy)) === 'passed'
      sound.set(key, passes)
      const caught = passes && (await isCaught(copy, one))
      if (!caught) missed++
      const { file, name } = one.caughtBy
      const verdict = passes
        ? caught
          ? 'caught by'
          : 'NOT CAUGHT by'
        : 'cannot be judged: without the break it fails,'
      console.log(`${one.what}: ${verdict} ${file} › ${name}`)
    }
  } finally {
    await copy.remove()
  }
  console.log(`${breaks.length - missed} of ${breaks.length} breaks caught.`)
  process.exitCode = missed === 0 && breaks.length > 0 ? 0 : 1
}

async function isCaught(copy: ProjectCopy, broken: Break): Promise<boolean> {
  const restore = await copy.apply(broken)
  try {
    if (usesBundles(broken.caughtBy)) await bundle(copy.folder)
    return (await runTest(copy.folder, broken.caughtBy)) === 'failed'
  } finally {
    await restore()
    if (usesBundles(broken.caughtBy)) await bundle(copy.folder)
  }
}

/** @throws Error if that takes too long: the test would judge other bundles than the broken ones */
async function bundle(folder: string): Promise<void> {
  if (await run(folder, ['build/scripts/bundle/main.js'])) return
  throw new Error(
    `The bundles were not built within ${LIMIT_MS / 1000} s. Run it again on a machine with less to do.`
  )
}

function usesBundles({ file }: TestName): boolean {
  return /^__tests__\/(?:dist|reliability|workflows)\//.test(file)
}

/** Runs the one test; "none" if no test has that name, or its file cannot be loaded. */
async function runTest(folder: string, { file, name }: TestName): Promise<'passed' | 'failed' | 'none'> {
  const report = join(folder, 'teeth.json')
  await rm(report, { force: true })
  // `%d`, `$status` and their like stand for values that jest has filled in.
  const pattern = name
    .split(/%[a-z]|\$\w+/)
    .map(escaped)
    .join('.*')
  const compiled = `build/${file.replace(/\.ts$/, '.js')}`
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js'
  ]
  const finished = await run(folder, [
    ...jest,
    ...[
      '--ci',
      '--runInBand',
      '--json',
      `--outputFile=${report}`,
      '-t',
      pattern,
      '--runTestsByPath',
      compiled
    ]
  ])
  if (!finished) return 'failed'
  const results = parseJson(await readFile(report, 'utf8').catch(() => ''))
  if (!isObject(results) || field(results, 'numRuntimeErrorTestSuites') !== 0) return 'none'
  if ((integerField(results, 'numFailedTests') ?? 0) > 0) return 'failed'
  return (integerField(results, 'numPassedTests') ?? 0) > 0 ? 'passed' : 'none'
}

/** Runs a Node script in the copy; false if it had to be ended. */
async function run(folder: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore', timeout: LIMIT_MS })
  const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (_code, given) => {
      resolve(given)
    })
  })
  return signal === null
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

await main()
