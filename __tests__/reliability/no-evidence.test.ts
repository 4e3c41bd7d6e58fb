import { describe, expect, test } from '@jest/globals'
import type { FaultReply } from '../../emulator/index.js'
import { stateAfterCreating } from '../support/fault-matrix/columns.js'
import { useRig } from '../support/rig.js'

const rig = useRig()
const place = { primary_region: 'us-east-1' }

/** Events that are about no pull request, as far as their payload can be trusted. */
const events = [
  { what: 'a push', options: {} },
  {
    what: 'a workflow_run that names a pull request',
    options: {
      env: { GITHUB_EVENT_NAME: 'workflow_run' },
      event: { workflow_run: { head_branch: 'main', pull_requests: [{ number: 12 }] } }
    }
  }
]

describe.each(events)('on $what, an output that is empty', ({ options }) => {
  test.each(['get', 'delete'])('makes %s fail, and stands for no database', async (action) => {
    for (const database_name of ['acme-shop-main', 'acme-shop-pr-12']) rig().emulator.add({ database_name })
    const step = await rig().run(action, { database_id: '', name: '' }, options)
    expect([step.exitCode, step.outputs]).toEqual([1, {}])
    expect(step.errors).toEqual([
      expect.stringMatching(/^Inputs `database_id` and `name` are both blank.* that output is empty\.$/)
    ])
    expect(rig().calls).toEqual([])
  })

  test('makes a recreation fail, and nothing is deleted', async () => {
    rig().emulator.add({ database_name: 'acme-shop-main' })
    const step = await rig().run('.', { ...place, name: '', if_exists: 'recreate' }, options)
    expect([step.exitCode, step.outputs]).toEqual([1, {}])
    expect(step.errors).toHaveLength(1)
    expect(rig().calls).toEqual([])
  })
})

const ok = (body: string): FaultReply => ({ kind: 'status', status: 200, body })
/** What is no answer of the API to a deletion, whoever gave it. */
const replies: { what: string; reply: FaultReply }[] = [
  { what: 'null', reply: ok('null') },
  { what: 'a page', reply: ok('<html><title>Welcome</title></html>') },
  { what: 'an error with status 200', reply: ok('{"error":"maintenance mode"}') },
  { what: '404 with a page', reply: { kind: 'status', status: 404, body: '<html>Not here</html>' } },
  { what: '404 with other words', reply: { kind: 'status', status: 404, body: '"not found"' } }
]

describe.each(replies)('$what in reply to a deletion', ({ reply }) => {
  test('makes delete fail, and the error says that the database is listed', async () => {
    const { database_id } = rig().emulator.add({ database_name: 'orders' })
    rig().emulator.inject({ method: 'DELETE', times: Infinity, reply })
    const step = await rig().run('delete', { database_id })
    expect([step.exitCode, step.outputs]).toEqual([1, {}])
    expect(step.errors).toEqual([expect.stringContaining("The account's list still shows the database.")])
    expect(rig().names).toEqual(['orders'])
  })

  test('makes the post step warn, and name what is left', async () => {
    const { emulator } = rig()
    const { database_id } = emulator.add({ database_name: 'orders' })
    emulator.inject({ method: 'DELETE', times: Infinity, reply })
    const state = stateAfterCreating(emulator, 'orders', emulator.apiUrl)
    const step = await rig().run('.', { ...place, name: 'orders' }, { phase: 'post', state })
    expect(step).toMatchObject({ exitCode: 0, errors: [] })
    expect(step.warnings).toEqual([expect.stringContaining(`\`database_id: ${database_id}\``)])
    expect(rig().names).toEqual(['orders'])
  })
})

test('an api_url without its /v2 makes delete fail', async () => {
  const { database_id } = rig().emulator.add({ database_name: 'orders' })
  const api_url = new URL(rig().emulator.apiUrl).origin
  const step = await rig().run('delete', { database_id, api_url })
  expect([step.exitCode, step.outputs]).toEqual([1, {}])
  expect(step.errors).toEqual([expect.stringMatching(/answered 404 saying: not found\. Check `api_url`/)])
  expect(rig().names).toEqual(['orders'])
})
