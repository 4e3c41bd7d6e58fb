import type { ChildProcess } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { runAction, type ActionRun, type RunOptions } from '../support/runner.js'
import { useRig } from '../support/rig.js'

const rig = useRig()
/** Far more lines than the pipe between the step and its reader holds. */
const LINES = 4_000
/** The slow reader rests so long after so much: it is at work for much longer than the step. Milliseconds, bytes. */
const REST_MS = 300
const PORTION = 32 * 1024

/** A sweep that prints that many lines, and then fails because the file for its outputs is not there. */
function sweep(onSpawn: NonNullable<RunOptions['onSpawn']>): Promise<ActionRun> {
  const { emulator } = rig()
  for (let number = 1; number <= LINES; number++) {
    emulator.add({ database_name: `acme-shop-pr-${number}`, creation_time: 1_600_000_000 + number })
  }
  // Without the rig, which would look in every line for the secrets of every database.
  const account = { email: emulator.email, api_key: emulator.apiKey, api_url: emulator.apiUrl }
  const plan = { older_than: '1d', closed_pull_requests: 'false', dry_run: 'true', max_deletes: '9999' }
  const env = { GITHUB_OUTPUT: '/nowhere/output' }
  return runAction({ action: 'sweep', inputs: { ...account, ...plan }, env, onSpawn })
}

test('a reader that is slow gets every line, and the error at the end', async () => {
  const step = await sweep(({ stdout }: ChildProcess) => {
    let read = 0
    stdout?.on('data', (chunk: Buffer) => {
      read += chunk.length
      if (read < PORTION) return
      read = 0
      stdout.pause()
      setTimeout(() => stdout.resume(), REST_MS)
    })
  })
  expect(step).toMatchObject({ exitCode: 1, signal: null })
  expect(step.log.match(/^Would delete "acme-shop-pr-\d+" /gm)).toHaveLength(LINES)
  expect(step.errors).toEqual([expect.stringContaining('/nowhere/output')])
})

test('a reader that reads no more does not keep a cancelled step alive', async () => {
  const step = await sweep((child) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (!chunk.includes('Would delete') || child.killed) return
      child.stdout?.pause()
      child.kill('SIGTERM')
    })
    child.once('exit', () => child.stdout?.resume())
  })
  expect(step.signal).toBeNull()
  expect(step.log.match(/^Would delete /gm)?.length).toBeLessThan(LINES)
})
