import { expect, test } from '@jest/globals'
import type { Collaborators } from '../../../src/actions/collaborators.js'
import { withSession } from '../../../src/steps/session.js'
import { aRunner, anAccount } from '../../support/builders.js'
import { FakeUpstash } from '../../support/fake-upstash.js'
import type { VirtualClock } from '../../support/virtual-clock.js'

function run<T>(task: (collaborators: Collaborators) => Promise<T>): {
  work: Promise<T>
  clock: VirtualClock
} {
  const upstash = new FakeUpstash()
  upstash.add('mine')
  const runner = aRunner({}, { send: upstash.send })
  const work = withSession({ account: anAccount(), timeoutSeconds: 7 }, runner, task)
  return { clock: runner.clock, work: runner.clock.run(work) }
}

test('a task gets the account’s API and one deadline, which is called off when it is done', async () => {
  const { work, clock } = run(async ({ upstash, client }) => ({
    seconds: client.deadline.seconds,
    names: (await upstash.list()).map(({ database_name }) => database_name)
  }))
  await expect(work).resolves.toEqual({ seconds: 7, names: ['mine'] })
  expect(clock.pending).toBe(0)
})

test('the deadline is called off as well when the task fails', async () => {
  const { work, clock } = run(() => Promise.reject(new Error('why')))
  await expect(work).rejects.toThrow('why')
  expect(clock.pending).toBe(0)
})
