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

/** @throws Error if they are not built: the test would judge other bundles than the broken ones */
async function bundle(folder: string): Promise<void> {
  const code = await run(folder, ['build/scripts/bundle/main.js'])
  if (code === 0) return
  throw new Error(
    code === undefined
      ? `The bundles were not built within ${LIMIT_MS / 1000} s. Run it again on a machine with less to do.`
      : 'The bundles of the broken code cannot be built. One may be larger than it may be: see scripts/bundle/build.ts.'
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
  const code = await run(folder, [
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
  if (code === undefined) return 'failed'
  const results = parseJson(await readFile(report, 'utf8').catch(() => ''))
  if (!isObject(results) || field(results, 'numRuntimeErrorTestSuites') !== 0) return 'none'
  if ((integerField(results, 'numFailedTests') ?? 0) > 0) return 'failed'
  return (integerField(results, 'numPassedTests') ?? 0) > 0 ? 'passed' : 'none'
}

/** Runs a Node script in the copy. @returns its exit code; undefined if it had to be ended */
async function run(folder: string, args: readonly string[]): Promise<number | undefined> {
  const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore', timeout: LIMIT_MS })
  return await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      resolve(code ?? undefined)
    })
  })
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

await main()
