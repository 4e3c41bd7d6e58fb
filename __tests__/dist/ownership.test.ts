import { beforeEach, describe, expect, test } from '@jest/globals'
import { PREVIEW_NAME as NAME } from '../support/builders.js'
import { confusableNames } from '../support/confusable-names.js'
import { usePullRequestRig } from '../support/pull-request-rig.js'

const rig = usePullRequestRig()

/** Every other database, id by id. */
function others(): string[] {
  return rig()
    .emulator.databases()
    .filter(({ database_name }) => database_name !== NAME)
    .map(({ database_id, database_name }) => `${database_id} ${database_name}`)
}

describe('among 200 databases with confusable names', () => {
  beforeEach(() => {
    for (const database_name of confusableNames) {
      rig().emulator.add({ database_name, creation_time: 1_600_000_000 })
    }
    expect(others()).toHaveLength(200)
  })

  test('preview touches its own only', async () => {
    const { github } = rig()
    const before = others()
    github.open(12)
    const opened = await rig().preview('opened', 12)
    expect(opened.outputs).toMatchObject({ created: 'true', database_name: NAME })
    expect(opened.warnings).toEqual([])
    expect(others()).toEqual(before)
    github.shut(12)
    expect((await rig().preview('closed', 12)).outputs['deleted']).toBe('true')
    expect(rig().names).not.toContain(NAME)
    expect(others()).toEqual(before)
  })

  test('sweep touches its own only, whatever their age', async () => {
    const before = others()
    rig().emulator.add({ database_name: NAME })
    rig().github.shut(12)
    const run = await rig().run('sweep', { older_than: '1h', max_deletes: '1000' })
    expect(run.outputs).toMatchObject({ deleted_count: '1', kept_count: '0' })
    expect(rig().names).not.toContain(NAME)
    expect(others()).toEqual(before)
  })

  test('recreate touches its own only', async () => {
    const before = others()
    const { database_id } = rig().emulator.add({ database_name: NAME })
    const event = { pull_request: { number: 12 } }
    const env = { GITHUB_EVENT_NAME: 'pull_request' }
    const inputs = { primary_region: 'us-east-1', if_exists: 'recreate' }
    const run = await rig().run('.', inputs, { event, env })
    expect(run.outputs).toMatchObject({ created: 'true', database_name: NAME })
    expect(run.outputs['database_id']).not.toBe(database_id)
    expect(rig().names.filter((name) => name === NAME)).toHaveLength(1)
    expect(others()).toEqual(before)
  })

  test('delete by the derived name touches its own only', async () => {
    const before = others()
    rig().emulator.add({ database_name: NAME })
    const options = { event: { pull_request: { number: 12 } }, env: { GITHUB_EVENT_NAME: 'pull_request' } }
    expect((await rig().run('delete', {}, options)).outputs['deleted']).toBe('true')
    expect((await rig().run('delete', {}, options)).outputs['deleted']).toBe('false')
    expect(others()).toEqual(before)
  })
})
