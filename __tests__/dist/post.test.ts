import { expect, test } from '@jest/globals'
import { usePullRequestRig } from '../support/pull-request-rig.js'
import type { ActionRun, RunOptions } from '../support/runner.js'

const rig = usePullRequestRig()
const wish = { name: 'orders', primary_region: 'us-east-1', delete_after_job: 'true' }

const main = (inputs: Record<string, string> = {}, options: Partial<RunOptions> = {}): Promise<ActionRun> =>
  rig().run('.', { ...wish, ...inputs }, options)

/** The post phase of the step that ran so; every job ends with it, whatever became of the main phase. */
const post = ({ state }: ActionRun, inputs: Record<string, string> = {}): Promise<ActionRun> =>
  rig().run('.', { ...wish, ...inputs }, { phase: 'post', state })

/** Whatever the post step finds, it leaves the job's colour alone. */
function expectQuiet(step: ActionRun): void {
  expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
}

test('after the job, what the step created is deleted with one request', async () => {
  rig().emulator.add({ database_name: 'orders-2' })
  const step = await main()
  expect(rig().names).toEqual(['orders-2', 'orders'])
  expect(step.state).toMatchObject({ planned_name: 'orders', database_ids: step.outputs['database_id'] })
  rig().emulator.requests.length = 0
  // The runner evaluates the inputs once more; what counts is what the main step was told.
  expectQuiet(
    await post(step, { delete_after_job: '', api_url: 'https://elsewhere.example/v2', timeout: 'x' })
  )
  expect(rig().calls).toEqual([`DELETE /redis/database/${String(step.outputs['database_id'])}`])
  expect(rig().names).toEqual(['orders-2'])
})

test('after the job, a reused database is kept', async () => {
  rig().emulator.add({ database_name: 'orders' })
  const step = await main()
  expect(step.outputs['created']).toBe('false')
  rig().emulator.requests.length = 0
  expectQuiet(await post(step))
  expect(rig().calls).toEqual([])
  expect(rig().names).toEqual(['orders'])
})

test('after the job, a database of the name that is older than the step is kept with a warning', async () => {
  const held = rig().gate.hold('POST', 'before')
  const step = await main(
    { api_url: rig().gatedUrl },
    {
      onSpawn: (child) => {
        void held.reached.then(() => child.kill('SIGKILL'))
      }
    }
  )
  const creation_time = Math.floor(Date.now() / 1000) - 120
  const { database_id } = rig().emulator.add({ database_name: 'orders', creation_time })
  const after = await post(step)
  expect(after).toMatchObject({ exitCode: 0, errors: [] })
  expect(after.warnings).toEqual([
    expect.stringContaining(`The database "orders" (${database_id}) is kept: its creation time does not show`)
  ])
  await held.release()
  expect(rig().names).toEqual(['orders'])
})

test('after the job, a database whose create reply was lost is deleted by its id once its age is known', async () => {
  rig().emulator.inject({ method: 'POST', effect: true, reply: { kind: 'reset' } })
  const step = await main()
  expect(step.outputs['created']).toBe('true')
  // The job went on for longer than a request may take to arrive, so one look at the list is enough.
  const last_sent_at = String(Number(step.state['last_sent_at']) - 25)
  rig().emulator.requests.length = 0
  expectQuiet(await post({ ...step, state: { ...step.state, last_sent_at } }))
  const detail = `/redis/database/${String(step.outputs['database_id'])}`
  expect(rig().calls).toEqual([`GET ${detail}`, `DELETE ${detail}`, 'GET /redis/databases'])
  expect(rig().names).toEqual([])
})

test('trouble after the job is a warning that says what is left and how to delete it', async () => {
  const step = await main()
  const after = await post(step, { email: '', api_key: '' })
  expect(after).toMatchObject({ exitCode: 0, errors: [] })
  expect(after.warnings).toEqual([
    expect.stringMatching(/^The database "orders" \(.*`email` is missing or blank.*`database_id: /)
  ])
})

test.each([
  ['SIGINT', 'before', { exitCode: 1, signal: null }],
  ['SIGKILL', 'after', { exitCode: null, signal: 'SIGKILL' }]
] as const)('a step that %s ends %s its POST takes effect leaves nothing', async (signal, when, end) => {
  const held = rig().gate.hold('POST', when)
  const step = await main(
    { api_url: rig().gatedUrl },
    {
      onSpawn: (child) => {
        void held.reached.then(() => child.kill(signal))
      }
    }
  )
  expect(step).toMatchObject(end)
  expect(step.state).toMatchObject({ planned_name: 'orders' })
  expect(step.state['database_ids']).toBeUndefined()
  await held.release()
  expect(rig().names).toEqual(['orders'])
  expectQuiet(await post(step))
  expect(rig().names).toEqual([])
})
