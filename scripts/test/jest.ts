import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { repositoryRoot } from '../../__tests__/support/root.js'

/** What jest counted; a test file that could not run at all is one failure. */
export interface TestCounts {
  readonly passed: number
  readonly failed: number
}

/**
 * Jest in one process for the tests that run src/ themselves, and with workers for those that spawn the bundles. A worker
 * has half a second to write its coverage, many megabytes, before jest ends it: on a busy machine it is lost.
 */
const IN_PROCESS = 'build/__tests__/(unit|simulation|data)/'
const RUNS: Readonly<Record<string, readonly string[]>> = {
  'in-process': ['--runInBand', IN_PROCESS],
  spawning: ['--testPathIgnorePatterns', IN_PROCESS]
}

/** Runs all tests, printing as they go, and leaves the raw V8 coverage of every process in `coverageFolder`. */
export async function runJest(coverageFolder: string): Promise<TestCounts> {
  await rm(coverageFolder, { recursive: true, force: true })
  await mkdir(coverageFolder, { recursive: true })
  await removeStaleTests()
  const counts = await Promise.all(
    Object.entries(RUNS).map(([name, args]) => runOne(name, args, coverageFolder))
  )
  const sum = (of: keyof TestCounts): number => counts.reduce((total, each) => total + each[of], 0)
  return { passed: sum('passed'), failed: sum('failed') }
}

async function runOne(name: string, given: readonly string[], coverageFolder: string): Promise<TestCounts> {
  const report = join(repositoryRoot, 'build', `test-results-${name}.json`)
  await rm(report, { force: true })
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
  const jest = ['node_modules/jest/bin/jest.js', '--ci', '--json', `--outputFile=${report}`, ...given]
  const colour = process.stderr.isTTY ? { FORCE_COLOR: '1' } : {}
  const child = spawn(process.execPath, [...args, ...jest], {
    cwd: repositoryRoot,
    env: { ...process.env, ...colour, NODE_V8_COVERAGE: coverageFolder },
    // With an output file jest still prints its JSON to stdout; the readable report goes to stderr.
    stdio: ['ignore', 'ignore', 'pipe']
  })
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!line.includes('A worker process has failed to exit gracefully')) console.error(line)
  })
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => {
      resolve()
    })
  })
  return await readCounts(report)
}

async function readCounts(report: string): Promise<TestCounts> {
  const text = await readFile(report, 'utf8').catch(() => '{}')
  const results: unknown = JSON.parse(text)
  const count = (name: string): number => {
    const value =
      typeof results === 'object' && results !== null ? (results as Record<string, unknown>)[name] : 0
    return typeof value === 'number' ? value : 0
  }
  const passed = count('numPassedTests')
  const failed = count('numFailedTests') + count('numRuntimeErrorTestSuites')
  // Jest that ends without any result is a failure too.
  return { passed, failed: passed + failed === 0 ? 1 : failed }
}

/** tsc never deletes: a test whose source is gone would be run again and again. */
async function removeStaleTests(): Promise<void> {
  const compiled = join(repositoryRoot, 'build', '__tests__')
  for (const file of await readdir(compiled, { recursive: true })) {
    if (!file.endsWith('.test.js')) continue
    const source = join(repositoryRoot, '__tests__', file.replace(/\.js$/, '.ts'))
    if (!existsSync(source)) await rm(join(compiled, file))
  }
}
