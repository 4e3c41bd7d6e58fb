import { describe, expect, test } from '@jest/globals'
import { NAME, begin, bystanders, own } from '../support/preview-account.js'
import { usePullRequestWorld } from '../support/pull-request-world.js'

const world = usePullRequestWorld()
/** In the account all along, and none of this pull request's business. */

function upstash(): string[] {
  return world().calls.map((call) => call.replace(/[0-9a-f-]{36}/, '{id}'))
}

const LIST = 'GET /redis/databases'
const POST = 'POST /redis/database'
const DETAIL = 'GET /redis/database/{id}'
const DELETE = 'DELETE /redis/database/{id}'

describe('a pull request’s life', () => {
  test('from opened over renames and reopening to closed, and what comes late', async () => {
    begin(world())
    const { github, emulator, preview } = bound()
    const opened = await preview('opened', 12)
    expect(opened).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(opened.outputs).toMatchObject({
      created: 'true',
      skipped: 'false',
      deleted: 'false',
      database_name: NAME
    })
    expect(upstash()).toEqual([LIST, POST])
    expect(own(world())).toBe(1)
    const id = opened.outputs['database_id']

    for (let push = 1; push <= 5; push++) {
      emulator.requests.length = 0
      const run = await preview('synchronize', 12)
      expect(run.outputs).toMatchObject({ created: 'false', skipped: 'false', database_id: id })
      expect(upstash()).toEqual([LIST, DETAIL])
      expect(own(world())).toBe(1)
    }
    const renamed = await preview('synchronize', 12, {}, { headRef: 'another-name' })
    expect(renamed.outputs).toMatchObject({ created: 'false', database_id: id })
    expect(own(world())).toBe(1)

    github.shut(12)
    emulator.requests.length = 0
    const closed = await preview('closed', 12)
    expect(closed).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(closed.outputs).toEqual({ created: 'false', skipped: 'false', deleted: 'true' })
    expect(upstash()).toEqual([LIST, DELETE])
    expect(own(world())).toBe(0)

    const again = await preview('closed', 12)
    expect(again).toMatchObject({ exitCode: 0, outputs: { deleted: 'false', skipped: 'false' } })
    expect(own(world())).toBe(0)

    for (const late of ['opened', 'synchronize', 'reopened']) {
      emulator.requests.length = 0
      const rerun = await preview(late, 12)
      expect(rerun).toMatchObject({
        exitCode: 0,
        outputs: { skipped: 'true', created: 'false', deleted: 'false' }
      })
      expect(rerun.notices).toEqual([expect.stringContaining('Pull request 12 is closed by now')])
      expect(upstash()).toEqual([LIST])
      expect(own(world())).toBe(0)
    }

    github.open(12)
    const reopened = await preview('reopened', 12)
    expect(reopened.outputs).toMatchObject({ created: 'true', skipped: 'false' })
    expect(own(world())).toBe(1)

    const lateClose = await preview('closed', 12)
    expect(lateClose.outputs).toEqual({ created: 'false', skipped: 'true', deleted: 'false' })
    expect(lateClose.notices).toEqual([expect.stringContaining('open again')])
    expect(own(world())).toBe(1)
  })

  test('on pull_request_target too, of a fork as well', async () => {
    begin(world())
    const { preview } = bound()
    const run = await preview(
      'opened',
      12,
      {},
      { eventName: 'pull_request_target', headRepository: 'eve/shop' }
    )
    expect(run.outputs).toMatchObject({ created: 'true', database_name: NAME })
    expect(own(world())).toBe(1)
  })

  test('a late run after the close deletes what it finds', async () => {
    begin(world())
    const { github, emulator, preview } = bound()
    emulator.add({ database_name: NAME })
    github.shut(12)
    const run = await preview('synchronize', 12)
    expect(run.outputs).toEqual({ created: 'false', skipped: 'true', deleted: 'true' })
    expect(own(world())).toBe(0)
  })

  test('closing deletes all of the name', async () => {
    begin(world())
    const { github, emulator, preview } = bound()
    for (let copy = 1; copy <= 3; copy++) emulator.add({ database_name: NAME })
    github.shut(12)
    expect((await preview('closed', 12)).outputs['deleted']).toBe('true')
    expect(own(world())).toBe(0)
  })
})

test('a name of one’s own is taken and deleted again', async () => {
  begin(world())
  const { github, preview, emulator } = bound()
  const run = await preview('opened', 12, { name: 'Shop PR-12' })
  expect(run.outputs).toMatchObject({ created: 'true', database_name: 'Shop PR-12' })
  github.shut(12)
  await preview('closed', 12, { name: 'Shop PR-12' })
  expect(emulator.databases().map(({ database_name }) => database_name)).toEqual(bystanders)
})

test('a mistake in what only a new database needs does not keep the old one', async () => {
  begin(world())
  const { github, preview, emulator } = bound()
  await preview('opened', 12)
  github.shut(12)
  const run = await preview('closed', 12, { primary_region: '', plan: 'fixed 250', budget: 'much' })
  expect(run).toMatchObject({ exitCode: 0, errors: [], outputs: { deleted: 'true' } })
  expect(emulator.databases().map(({ database_name }) => database_name)).toEqual(bystanders)
})

test('with delete_after_job the post step deletes what the run created, and what was deleted already is no trouble', async () => {
  begin(world())
  const { github, preview } = bound()
  const inputs = { delete_after_job: 'true' }
  const first = await preview('opened', 12, inputs)
  expect(own(world())).toBe(1)
  await preview('opened', 12, inputs, { phase: 'post', state: first.state })
  expect(own(world())).toBe(0)

  github.afterNextLook(async () => {
    github.shut(12)
    await Promise.resolve()
  })
  const closedMeanwhile = await preview('opened', 12, inputs)
  expect(closedMeanwhile.outputs['deleted']).toBe('true')
  const post = await preview('opened', 12, inputs, { phase: 'post', state: closedMeanwhile.state })
  expect(post).toMatchObject({ exitCode: 0, warnings: [], errors: [] })
  expect(own(world())).toBe(0)
})

function bound() {
  const made = world()
  const { emulator, github, gate } = made
  return { emulator, github, gate, preview: made.preview.bind(made) }
}
