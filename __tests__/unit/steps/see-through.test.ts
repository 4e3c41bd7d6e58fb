import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import type { Send } from '../../../src/http/message.js'
import { getStep } from '../../../src/steps/get.js'
import { provideStep } from '../../../src/steps/provide.js'
import { previewStep } from '../../../src/steps/preview.js'
import type { Runner } from '../../../src/runner/runner.js'
import {
  aPullRequest,
  aRunner,
  PREVIEW_NAME,
  REQUIRED_INPUTS,
  type Inputs,
  type MemoryRunner
} from '../../support/builders.js'
import { answer, FakeUpstash } from '../../support/fake-upstash.js'
import { gitHubAccess } from '../../support/github/fake.js'
import { reply } from '../../support/scripted-network.js'
import { VirtualClock } from '../../support/virtual-clock.js'

const steps: [string, (runner: Runner) => Promise<void>][] = [
  ['the root action', provideStep],
  ['preview', previewStep],
  ['get', getStep]
]

/** Upstash, and a GitHub on which pull request 12 is open. */
const networkOf =
  (upstash: FakeUpstash): Send =>
  (request, signal) =>
    request.url.hostname === 'api.github.com'
      ? Promise.resolve(reply(200, { number: 12, state: 'open' }))
      : upstash.send(request, signal)

const runnerFor = (upstash: FakeUpstash, inputs: Inputs = {}): MemoryRunner => {
  const clock = new VirtualClock()
  upstash.clock = clock
  if (upstash.databases.length === 0) upstash.add(PREVIEW_NAME)
  const given = { ...REQUIRED_INPUTS, github_token: gitHubAccess.token, job_summary: 'true', ...inputs }
  return aRunner(given, { send: networkOf(upstash), clock, context: aPullRequest() })
}

interface Stepped {
  runner: MemoryRunner
  error: unknown
}

/** Runs a step for pull request 12, which is open and has a database already. */
async function run(
  step: (runner: Runner) => Promise<void>,
  upstash: FakeUpstash,
  inputs: Inputs = {}
): Promise<Stepped> {
  const runner = runnerFor(upstash, inputs)
  const error: unknown = await runner.clock.run(step(runner)).then(
    () => undefined,
    (thrown: unknown) => thrown
  )
  return { runner, error }
}

describe.each(steps)('%s', (_name, step) => {
  test('ends once the database answers', async () => {
    const upstash = new FakeUpstash().fail('ping', answer(reply(503)))
    const { error, runner } = await run(step, upstash)
    expect(error).toBeUndefined()
    expect(upstash.events).toEqual(['list', 'get', 'ping', 'ping'])
    expect(runner.log.outputs).toMatchObject({ database_id: 'id-1', state: 'active' })
    expect(runner.log.texts('warning')).toEqual([])
  })

  test('has published all outputs before it asks the database', async () => {
    const known: Record<string, string>[] = []
    const upstash = new FakeUpstash()
    const runner = runnerFor(upstash)
    upstash.fail('ping', (handle) => {
      known.push(runner.log.outputs)
      return handle()
    })
    await runner.clock.run(step(runner))
    expect(known).toEqual([runner.log.outputs])
    expect(known[0]).toMatchObject({ database_id: 'id-1', rest_token: 'token-of-id-1' })
  })

  test('fails if it never answers, with all outputs published', async () => {
    const upstash = new FakeUpstash()
    upstash.fail('ping', ...Array.from({ length: 100 }, () => answer(reply(503))))
    const { error, runner } = await run(step, upstash, { timeout: '10' })
    expect(messageOf(error)).toMatch(/^The database "acme-shop-pr-12" \(id-1\) is there, but not ready/)
    expect(runner.summaries).toEqual([expect.stringContaining('acme-shop-pr-12')])
    expect(runner.log.outputs).toMatchObject({ database_id: 'id-1', rest_token: 'token-of-id-1' })
  })

  test('publishes the state again once it has changed', async () => {
    const upstash = new FakeUpstash()
    const { database_id } = upstash.add(PREVIEW_NAME, { state: 'passive' })
    upstash.fail('get', (handle) => {
      const passive = handle()
      upstash.change(database_id, { state: 'active' })
      return passive
    })
    const { error, runner } = await run(step, upstash)
    expect(error).toBeUndefined()
    const states = runner.log.events.filter(({ kind, name }) => kind === 'output' && name === 'state')
    expect(states.map(({ text }) => text)).toEqual(['passive', 'active'])
    expect(runner.summaries).toEqual([expect.not.stringContaining('passive')])
    expect(runner.log.texts('warning')).toEqual([])
  })

  test('asks nobody if it shall not wait, and warns of a state that is not active', async () => {
    const upstash = new FakeUpstash()
    upstash.add(PREVIEW_NAME, { state: 'suspended' })
    const { error, runner } = await run(step, upstash, { wait_until_ready: 'false' })
    expect(error).toBeUndefined()
    expect(upstash.events).toEqual(['list', 'get'])
    expect(runner.log.texts('warning')).toEqual([
      expect.stringMatching(/^The database "acme-shop-pr-12" is not active: .* its state is "suspended"/)
    ])
  })
})

test('a database that was just created is warned of if its state is not active and nobody waits', async () => {
  const upstash = new FakeUpstash()
  upstash.behaviour.activeAfterMs = 60_000
  upstash.add('another')
  const { error, runner } = await run(provideStep, upstash, { wait_until_ready: 'false' })
  expect(error).toBeUndefined()
  expect(runner.log.outputs).toMatchObject({ created: 'true' })
  expect(runner.log.texts('warning')).toEqual([expect.stringMatching(/is not active/)])
})
