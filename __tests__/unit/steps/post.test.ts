import { expect, test } from '@jest/globals'
import { postStep } from '../../../src/steps/post.js'
import { anAccount, aRunner, CREDENTIALS, type Inputs } from '../../support/builders.js'
import { reply, silence } from '../../support/scripted-network.js'
import { answer, FakeUpstash, type Intervention } from '../../support/fake-upstash.js'
import { VIRTUAL_START } from '../../support/virtual-clock.js'

const SECONDS = VIRTUAL_START / 1000
const UNLEARNT = {
  delete_after_job: 'true',
  api_url: anAccount().apiUrl,
  planned_name: 'orders',
  planned_at: String(SECONDS),
  last_sent_at: String(SECONDS)
}
const LEARNT = { ...UNLEARNT, database_ids: 'id-1' }

function orders(): FakeUpstash {
  const upstash = new FakeUpstash()
  upstash.add('orders', { creation_time: SECONDS })
  return upstash
}

/** Runs the post step of a main step that saved `state`. */
async function runPost(
  upstash: FakeUpstash,
  state: Inputs,
  inputs: Inputs = CREDENTIALS
): Promise<{ warnings: string[]; took: number }> {
  const runner = aRunner(inputs, { send: upstash.send })
  runner.saveState(state)
  await runner.clock.run(postStep(runner))
  return { warnings: runner.log.texts('warning'), took: runner.clock.elapsed }
}

test('nothing is sent and nothing said if there is nothing to do', async () => {
  const upstash = orders()
  expect(await runPost(upstash, { ...LEARNT, delete_after_job: 'false' })).toEqual({ warnings: [], took: 0 })
  expect(upstash.events).toEqual([])
})

test('a database that cannot be deleted is a warning that names it, not an error', async () => {
  const { warnings } = await runPost(orders().fail('delete', answer(reply(403, '"no"'))), LEARNT)
  expect(warnings).toEqual([
    expect.stringMatching(/"orders" \(id-1\) that this step created could not.*`database_id: id-1`/)
  ])
})

test('an API that says nothing ends the clean-up after half a minute', async () => {
  const silent: Intervention = (_handle, request, signal) => silence(request, signal)
  const { warnings, took } = await runPost(orders().fail('delete', silent, silent, silent), LEARNT)
  expect(took).toBeLessThanOrEqual(30_000)
  expect(warnings).toHaveLength(1)
})

test('a database whose age is not told is kept, and the warning says so', async () => {
  const upstash = orders()
  upstash.fail('list', answer(reply(200, '[{"database_id":"id-1","database_name":"orders"}]')))
  const { warnings } = await runPost(upstash, UNLEARNT)
  expect(upstash.databases).toHaveLength(1)
  expect(warnings).toEqual([expect.stringMatching(/does not say when id-1 was created.*`name: orders`/)])
})

test('credentials that the runner does not give again are a warning that names the database', async () => {
  const { warnings } = await runPost(orders(), LEARNT, { email: 'me@example.com' })
  expect(warnings).toEqual([expect.stringMatching(/"orders" \(id-1\).*`api_key` is missing/)])
})
