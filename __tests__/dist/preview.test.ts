import { describe, expect, test } from '@jest/globals'
import { PREVIEW_NAME as NAME } from '../support/builders.js'
import { usePullRequestRig } from '../support/pull-request-rig.js'
import type { ActionRun } from '../support/runner.js'

const rig = usePullRequestRig()

/** In the account all along, and none of this pull request's business. */
const bystanders = [`${NAME}0`, 'acme-shop-pr-1', 'acme-shop-main', 'acme-shop', 'other-shop-pr-12']

/** Opens pull request 12, and fills the account with what is not its own. */
function begin(): void {
  for (const database_name of bystanders) rig().emulator.add({ database_name })
  rig().github.open(12)
}

/** The number of databases pull request 12 has; everybody else's must be as they were. */
function own(): number {
  const { names } = rig()
  expect(names.filter((name) => name !== NAME)).toEqual(bystanders)
  return names.filter((name) => name === NAME).length
}

function upstash(): string[] {
  return rig().calls.map((call) => call.replace(/[0-9a-f-]{36}/, '{id}'))
}

const LIST = 'GET /redis/databases'
const POST = 'POST /redis/database'
const DETAIL = 'GET /redis/database/{id}'
const DELETE = 'DELETE /redis/database/{id}'

const run = (event: string, inputs: Record<string, string> = {}): Promise<ActionRun> => {
  rig().emulator.requests.length = 0
  return rig().preview(event, 12, inputs)
}

describe('a pull request’s database', () => {
  test('follows it from opened to closed and opened again, whatever comes late', async () => {
    begin()
    const { github } = rig()
    const opened = await run('opened')
    expect(opened).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(opened.outputs).toMatchObject({
      created: 'true',
      skipped: 'false',
      deleted: 'false',
      database_name: NAME
    })
    expect(upstash()).toEqual([LIST, POST])
    expect(own()).toBe(1)
    const { database_id } = opened.outputs

    const pushed = await run('synchronize')
    expect(pushed.outputs).toMatchObject({ created: 'false', skipped: 'false', database_id })
    expect(upstash()).toEqual([LIST, DETAIL])
    const renamed = await rig().preview('synchronize', 12, {}, { headRef: 'another-name' })
    expect(renamed.outputs).toMatchObject({ created: 'false', database_id })
    expect(own()).toBe(1)

    github.shut(12)
    const closed = await run('closed')
    expect(closed).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(closed.outputs).toEqual({ created: 'false', skipped: 'false', deleted: 'true', local: 'false' })
    expect(upstash()).toEqual([LIST, DELETE])
    expect(own()).toBe(0)

    const late = await run('synchronize')
    expect(late).toMatchObject({
      exitCode: 0,
      outputs: { skipped: 'true', created: 'false', deleted: 'false' }
    })
    expect(late.notices).toEqual([expect.stringContaining('Pull request 12 is closed by now')])
    expect(own()).toBe(0)

    github.open(12)
    expect((await run('reopened')).outputs).toMatchObject({ created: 'true', skipped: 'false' })
    const lateClose = await run('closed')
    expect(lateClose.outputs).toEqual({ created: 'false', skipped: 'true', deleted: 'false', local: 'false' })
    expect(lateClose.notices).toEqual([expect.stringContaining('open again')])
    expect(own()).toBe(1)
  })

  test('is deleted by a run that comes late, after the close', async () => {
    begin()
    rig().emulator.add({ database_name: NAME })
    rig().github.shut(12)
    expect((await run('synchronize')).outputs).toEqual({
      created: 'false',
      skipped: 'true',
      deleted: 'true',
      local: 'false'
    })
    expect(own()).toBe(0)
  })

  test('is deleted by the post step if delete_after_job says so, unless it is gone already', async () => {
    begin()
    const { github } = rig()
    const inputs = { delete_after_job: 'true' }
    const first = await run('opened', inputs)
    expect(own()).toBe(1)
    await rig().preview('opened', 12, inputs, { phase: 'post', state: first.state })
    expect(own()).toBe(0)

    github.afterNextLook(() => {
      github.shut(12)
      return Promise.resolve()
    })
    const closedMeanwhile = await run('opened', inputs)
    expect(closedMeanwhile.outputs['deleted']).toBe('true')
    const post = await rig().preview('opened', 12, inputs, { phase: 'post', state: closedMeanwhile.state })
    expect(post).toMatchObject({ exitCode: 0, warnings: [], errors: [] })
    expect(own()).toBe(0)
  })
})

test('a run without secrets is skipped with a notice and no request', async () => {
  begin()
  const skipped = await rig().preview(
    'opened',
    12,
    { email: '', api_key: '' },
    { headRepository: 'eve/shop' }
  )
  expect(skipped).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
  expect(skipped.outputs).toEqual({ created: 'false', skipped: 'true', deleted: 'false', local: 'false' })
  expect(skipped.notices).toEqual([expect.stringMatching(/^Skipped: GitHub does not pass /)])
  expect(skipped.summary).toMatch(/skipped, no database.*GitHub does not pass .*without_secrets: local/s)
  expect(rig().calls).toEqual([])
  expect(rig().github.requests).toEqual([])
})

test('a run that GitHub refuses ends in one error before anything is created', async () => {
  begin()
  const refused = await run('opened', { github_token: 'ghp_wrong-token' })
  expect(refused.exitCode).toBe(1)
  expect(refused.errors).toEqual([expect.stringMatching(/401 saying: Bad credentials\..*`github_token`/)])
  expect(rig().calls).toEqual([])
})

describe('two runs at once', () => {
  test('make one database: one creates, the other adopts', async () => {
    begin()
    const held = rig().gate.hold('POST', 'before')
    const slow = run('opened')
    await held.reached
    const quick = await run('synchronize')
    await held.release()
    expect(quick.outputs['created']).toBe('true')
    const { database_id } = quick.outputs
    expect((await slow).outputs).toMatchObject({ created: 'false', database_id })
    expect(own()).toBe(1)
  })

  test('leave none if one of them is for the close', async () => {
    begin()
    const held = rig().gate.hold('POST', 'before')
    const running = run('synchronize')
    await held.reached
    rig().github.shut(12)
    expect((await run('closed')).outputs['deleted']).toBe('false')
    await held.release()
    expect(await running).toMatchObject({ exitCode: 0, outputs: { skipped: 'true', created: 'false' } })
    expect(own()).toBe(0)
  })
})
