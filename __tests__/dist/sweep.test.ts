import { describe, expect, test } from '@jest/globals'
import { NOT_ACCESSIBLE } from '../support/github/github-reply.js'
import { usePullRequestWorld } from '../support/pull-request-world.js'
import type { ActionRun } from '../support/runner.js'

const world = usePullRequestWorld()
const HOUR = 3_600
const now = (): number => Math.floor(Date.now() / 1000)

function own(number: number, ageSeconds = 60): string {
  const { database_id } = world().emulator.add({
    database_name: `acme-shop-pr-${number}`,
    creation_time: now() - ageSeconds
  })
  return database_id
}

const sweep = (inputs: Record<string, string> = {}, options = {}): Promise<ActionRun> =>
  world().run('sweep', inputs, options)

const deletions = (): string[] => world().calls.filter((call) => call.startsWith('DELETE'))

describe('what is due', () => {
  test('is what belongs to a closed or unknown pull request; branches and open ones are kept', async () => {
    const { emulator, github } = world()
    own(1)
    own(2)
    own(3)
    emulator.add({ database_name: 'acme-shop-main', creation_time: 1 })
    github.open(2)
    github.shut(1)
    const run = await sweep()
    expect(JSON.parse(run.outputs['deleted'] ?? '')).toEqual([
      {
        database_id: expect.any(String),
        database_name: 'acme-shop-pr-1',
        reason: 'pull request 1 is closed'
      },
      { database_id: expect.any(String), database_name: 'acme-shop-pr-3', reason: 'pull request 3 is closed' }
    ])
    expect(run.outputs).toMatchObject({ kept_count: '2' })
    expect(world().names).toEqual(['acme-shop-pr-2', 'acme-shop-main'])
  })

  test('is what is older than older_than, open or not', async () => {
    const { emulator, github } = world()
    own(1, 37 * HOUR)
    own(2, 35 * HOUR)
    emulator.add({ database_name: 'acme-shop-main', creation_time: now() - 72 * HOUR })
    emulator.add({ database_name: 'other-shop-pr-1', creation_time: 1 })
    github.open(1, 2)
    const run = await sweep({ older_than: '36h' })
    expect(JSON.parse(run.outputs['deleted'] ?? '')).toEqual([
      expect.objectContaining({ database_name: 'acme-shop-main', reason: 'it is 3 days old' }),
      expect.objectContaining({ database_name: 'acme-shop-pr-1', reason: 'it is 37 h old' })
    ])
    expect(world().names).toEqual(['acme-shop-pr-2', 'other-shop-pr-1'])
  })

  test('goes by age alone without asking GitHub where closed_pull_requests is false', async () => {
    own(1, 15 * 24 * HOUR)
    own(2)
    await sweep({ older_than: '14d', closed_pull_requests: 'false', github_token: '' })
    expect(world().names).toEqual(['acme-shop-pr-2'])
    expect(world().github.requests).toEqual([])
  })

  test('is by prefix what begins so and ends in pr-<number>', async () => {
    const { emulator, github } = world()
    for (const database_name of ['pv-pr-1', 'pv-pr-2', 'pv-1', 'xpv-pr-1', 'acme-shop-pr-1'])
      emulator.add({ database_name })
    github.open(2)
    const run = await sweep({ name_prefix: 'pv-' })
    expect(run.outputs).toMatchObject({ deleted_count: '1', kept_count: '2' })
    expect(world().names).toEqual(['pv-pr-2', 'pv-1', 'xpv-pr-1', 'acme-shop-pr-1'])
  })

  test('stays where it is in a dry run, which says what it would do', async () => {
    for (let number = 1; number <= 3; number++) own(number)
    const run = await sweep({ dry_run: 'true', max_deletes: '2' })
    expect(run).toMatchObject({
      exitCode: 0,
      outputs: { deleted_count: '0', deleted: '[]', kept_count: '3' }
    })
    expect(run.log).toMatch(/Would delete "acme-shop-pr-1" .*: pull request 1 is closed\./)
    expect(run.log).toContain('Dry run: 2 of 3 databases would be deleted; nothing was.')
    expect(deletions()).toEqual([])
    expect(world().names).toHaveLength(3)
  })

  test('is taken oldest first up to max_deletes, and what is left is said', async () => {
    for (const [number, age] of [
      [1, 10],
      [2, 40],
      [3, 30],
      [4, 20]
    ] as const)
      own(number, age * HOUR)
    const run = await sweep({ max_deletes: '2' })
    expect(run).toMatchObject({ exitCode: 0, outputs: { deleted_count: '2', kept_count: '2' } })
    expect(run.warnings).toEqual([
      expect.stringMatching(/^4 databases are due, and `max_deletes` is 2: the 2 youngest/)
    ])
    expect(world().names).toEqual(['acme-shop-pr-1', 'acme-shop-pr-4'])
  })
})

describe('trouble', () => {
  test('with one deletion does not stop the others; the step fails at the end with the list', async () => {
    const { emulator } = world()
    const ids = [1, 2, 3, 4, 5, 6, 7].map((number) => own(number, 100 - number))
    const stubborn = ids[3] ?? ''
    emulator.inject({
      method: 'DELETE',
      path: new RegExp(stubborn),
      times: Infinity,
      reply: { kind: 'status', status: 403, body: '"words of the API"' }
    })
    const run = await sweep()
    expect(run.exitCode).toBe(1)
    expect(run.errors).toHaveLength(1)
    expect(run.errors[0]).toMatch(/^1 of 7 databases could not be deleted; the next sweep tries them again\./)
    expect(run.errors[0]).toMatch(new RegExp(`"acme-shop-pr-4" \\(${stubborn}\\): .*words of the API`))
    expect(run.outputs).toMatchObject({ deleted_count: '6', failed_count: '1', kept_count: '0' })
    expect(world().names).toEqual(['acme-shop-pr-4'])
  })

  test('with GitHub keeps what belongs to pull requests, and says so', async () => {
    own(1)
    own(2, 50 * HOUR)
    world().github.fail(NOT_ACCESSIBLE)
    const run = await sweep({ older_than: '2d' })
    expect(run).toMatchObject({ exitCode: 0, outputs: { deleted_count: '1', kept_count: '1' } })
    expect(run.warnings).toEqual([
      expect.stringMatching(
        /none counts as closed\. .*Resource not accessible by integration.*pull-requests: read/
      )
    ])
    expect(run.log).toContain(
      'Kept "acme-shop-pr-1": whether pull request 1 is closed could not be looked up.'
    )
    expect(world().names).toEqual(['acme-shop-pr-1'])
  })

  test('with a short page that is not the last reads on', async () => {
    const { github } = world()
    own(1)
    own(150)
    github.open(150)
    // A page of none that links to a next one, as GitHub may send when it filters a page.
    const link = `<${github.apiUrl}/repositories/1/pulls?page=2>; rel="next"`
    github.fail({ status: 200, body: '[]', headers: { link } })
    github.fail({ status: 200, body: '[{"number":150}]', headers: { link: '<x>; rel="prev"' } })
    await sweep()
    expect(world().names).toEqual(['acme-shop-pr-150'])
  })

  test('with the second page of pull requests keeps them all', async () => {
    const { github } = world()
    own(1)
    own(150)
    github.open(...Array.from({ length: 120 }, (_, at) => at + 100))
    github.fail({ status: 403, skip: 1 })
    await sweep()
    expect(world().names).toHaveLength(2)
  })

  test('with pages that move: a pull request that closes meanwhile hides none of the others', async () => {
    const { github } = world()
    for (const number of [1, 100, 101, 150]) own(number)
    github.open(...Array.from({ length: 150 }, (_, at) => at + 1))
    github.afterNextLook(async () => {
      github.shut(1)
      await Promise.resolve()
    })
    await sweep()
    expect(world().names).toEqual(
      expect.arrayContaining(['acme-shop-pr-100', 'acme-shop-pr-101', 'acme-shop-pr-150'])
    )
  })

  test('with a runner that does not say which repository this is sweeps nothing', async () => {
    own(1)
    const run = await world().run('sweep', {}, { env: { GITHUB_REPOSITORY: '' } })
    expect(run.errors).toEqual([expect.stringContaining('GITHUB_REPOSITORY is "", not `owner/name`')])
    expect(world().calls).toEqual([])
  })

  test('with the list ends the step before GitHub is asked', async () => {
    const run = await sweep({ api_key: 'not-the-key' })
    expect(run.errors).toEqual([expect.stringContaining('answered 401 saying: Unauthorized.')])
    expect(world().github.requests).toEqual([])
  })
})

describe('bad inputs end in one error before any request', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['older_than in words', { older_than: 'soon' }, /`older_than` is "soon"\. Allowed: .*`36h` or `14d`/],
    ['older_than 0d', { older_than: '0d' }, /`older_than` is "0d"/],
    ['older_than without a unit', { older_than: '14' }, /`older_than` is "14"/],
    ['older_than below zero', { older_than: '-1d' }, /`older_than` is "-1d"/],
    ['a short prefix', { name_prefix: 'ab' }, /`name_prefix` is "ab"\. Allowed: at least 3/],
    ['nothing to go by', { closed_pull_requests: 'false' }, /nothing would ever be swept/],
    ['max_deletes 0', { max_deletes: '0' }, /`max_deletes` is "0"/],
    ['max_deletes in words', { max_deletes: 'all' }, /`max_deletes` is "all"/],
    ['dry_run: yes', { dry_run: 'yes' }, /`dry_run` is "yes"/],
    ['no token', { github_token: '' }, /`github_token` is blank/],
    ['no key', { api_key: '' }, /`api_key` is missing or blank/],
    ['timeout 0', { timeout: '0' }, /`timeout` is "0"/]
  ])('%s', async (_what, inputs, message) => {
    const run = await sweep(inputs)
    expect(run).toMatchObject({ exitCode: 1, outputs: {}, errors: [expect.stringMatching(message)] })
    expect(world().calls).toEqual([])
    expect(world().github.requests).toEqual([])
  })
})
