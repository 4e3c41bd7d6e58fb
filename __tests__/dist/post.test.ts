import { describe, expect, test } from '@jest/globals'
import { usePullRequestWorld } from '../support/pull-request-world.js'
import type { ActionRun, RunOptions } from '../support/runner.js'

const world = usePullRequestWorld()
const wish = { name: 'orders', primary_region: 'us-east-1', delete_after_job: 'true' }

const main = (inputs: Record<string, string> = {}, options: Partial<RunOptions> = {}): Promise<ActionRun> =>
  world().run('.', { ...wish, ...inputs }, options)

/** The post phase of the step that ran so; every job ends with it, whatever became of the main phase. */
const post = ({ state }: ActionRun, inputs: Record<string, string> = {}): Promise<ActionRun> =>
  world().run('.', { ...wish, ...inputs }, { phase: 'post', state })

/** Whatever the post step finds, it leaves the job's colour alone. */
function expectQuiet(step: ActionRun): void {
  expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
}

describe('after the job', () => {
  test('what the step created is deleted, with one request', async () => {
    world().emulator.add({ database_name: 'orders-2' })
    const step = await main()
    expect(world().names).toEqual(['orders-2', 'orders'])
    expect(step.state).toMatchObject({ planned_name: 'orders', database_id: step.outputs['database_id'] })
    world().emulator.requests.length = 0
    expectQuiet(await post(step))
    expect(world().calls).toEqual([`DELETE /redis/database/${String(step.outputs['database_id'])}`])
    expect(world().names).toEqual(['orders-2'])
  })

  test('a job that failed meanwhile makes no difference, nor does a database that is gone', async () => {
    const step = await main()
    const gone = await world().run('delete', { name: 'orders' })
    expect(gone.outputs['deleted']).toBe('true')
    const after = await post(step)
    expectQuiet(after)
    expect(after.log).toContain('was deleted already')
  })

  test('what the step created is deleted though the step itself failed', async () => {
    const { emulator } = world()
    emulator.behaviour.createCredentials = false
    emulator.inject({
      method: 'GET',
      path: /database\//,
      reply: { kind: 'status', status: 403, body: '"no"' }
    })
    const step = await main()
    emulator.behaviour.createCredentials = true
    expect(step.exitCode).toBe(1)
    expect(world().names).toEqual(['orders'])
    expectQuiet(await post(step))
    expect(world().names).toEqual([])
  })

  test('nothing happens after a refusal', async () => {
    world().emulator.inject({ method: 'POST', reply: { kind: 'status', status: 403, body: '"no"' } })
    const step = await main()
    expect(step.exitCode).toBe(1)
    world().emulator.requests.length = 0
    expectQuiet(await post(step))
    expect(world().calls).toEqual([])
  })

  test('a reused database is kept', async () => {
    world().emulator.add({ database_name: 'orders' })
    const step = await main()
    expect(step.outputs['created']).toBe('false')
    world().emulator.requests.length = 0
    expectQuiet(await post(step))
    expect(world().calls).toEqual([])
    expect(world().names).toEqual(['orders'])
  })

  test.each(['false', ''])('nothing is deleted where delete_after_job is "%s"', async (delete_after_job) => {
    const step = await main({ delete_after_job })
    world().emulator.requests.length = 0
    expectQuiet(await post(step, { delete_after_job }))
    expect(world().calls).toEqual([])
    expect(world().names).toEqual(['orders'])
  })

  test('two uses in one job: each deletes its own', async () => {
    const one = await main({ name: 'one' })
    const two = await main({ name: 'two' })
    const again = await main({ name: 'one' })
    expect(again.outputs['created']).toBe('false')
    expectQuiet(await post(again, { name: 'one' }))
    expect(world().names).toEqual(['one', 'two'])
    expectQuiet(await post(two, { name: 'two' }))
    expect(world().names).toEqual(['one'])
    expectQuiet(await post(one, { name: 'one' }))
    expect(world().names).toEqual([])
  })

  test('what counts is what the main step was told, not what the inputs are evaluated to by now', async () => {
    const step = await main()
    expectQuiet(
      await post(step, { delete_after_job: '', api_url: 'https://elsewhere.example/v2', timeout: 'x' })
    )
    expect(world().names).toEqual([])
  })

  test('a recreated database is deleted, as this step created it', async () => {
    world().emulator.add({ database_name: 'orders' })
    const step = await main({ if_exists: 'recreate' })
    expectQuiet(await post(step))
    expect(world().names).toEqual([])
  })

  test('a database whose create reply was lost is deleted', async () => {
    world().emulator.inject({ method: 'POST', effect: true, reply: { kind: 'reset' } })
    const step = await main()
    expect(step.outputs['created']).toBe('true')
    expectQuiet(await post(step))
    expect(world().names).toEqual([])
  })
})

describe('trouble after the job is a warning that says what is left and how to delete it', () => {
  test('without the credentials, which nested actions may lose', async () => {
    const step = await main()
    const after = await post(step, { email: '', api_key: '' })
    expect(after).toMatchObject({ exitCode: 0, errors: [] })
    expect(after.warnings).toEqual([
      expect.stringMatching(/^The database "orders" \(.*`email` is missing or blank/)
    ])
  })

  test('with the API down', async () => {
    const step = await main()
    const id = String(step.outputs['database_id'])
    world().emulator.inject({
      method: 'DELETE',
      reply: { kind: 'status', status: 500, headers: { 'retry-after': '3600' } }
    })
    const after = await post(step)
    expect(after).toMatchObject({ exitCode: 0, errors: [] })
    expect(after.warnings).toHaveLength(1)
    expect(after.warnings[0]).toMatch(
      new RegExp(`^The database "orders" \\(${id}\\) that this step created could not be cleaned up`)
    )
    expect(after.warnings[0]).toMatch(
      new RegExp(`answered 500 .*with the delete action and \`database_id: ${id}\``)
    )
  })

  test('with a key that is refused, and its id not known', async () => {
    const { apiUrl } = world().emulator
    const state = {
      planned_name: 'orders',
      planned_at: '1700000000',
      delete_after_job: 'true',
      api_url: apiUrl
    }
    const after = await world().run('.', { ...wish, api_key: 'some-other-key' }, { phase: 'post', state })
    expect(after).toMatchObject({ exitCode: 0, errors: [] })
    expect(after.warnings).toEqual([
      expect.stringMatching(/^The database "orders" that this step .*401.*`name: orders`/)
    ])
  })
})
