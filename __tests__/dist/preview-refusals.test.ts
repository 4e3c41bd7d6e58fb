import { describe, expect, test } from '@jest/globals'
import { NAME, begin, own } from '../support/preview-account.js'
import { usePullRequestWorld } from '../support/pull-request-world.js'

const world = usePullRequestWorld()
/** In the account all along, and none of this pull request's business. */

describe('without secrets', () => {
  test.each([
    ['a fork', { headRepository: 'eve/shop' }],
    ['a fork that is gone', { headRepository: null }],
    ['Dependabot', { env: { GITHUB_ACTOR: 'dependabot[bot]' } }]
  ])('a run of %s is skipped with a notice and no request', async (_who, circumstances) => {
    begin(world())
    for (const event of ['opened', 'closed']) {
      const run = await world().preview(event, 12, { email: '', api_key: '' }, circumstances)
      expect(run).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
      expect(run.outputs).toEqual({ created: 'false', skipped: 'true', deleted: 'false' })
      expect(run.notices).toEqual([expect.stringMatching(/^Skipped: GitHub does not pass /)])
    }
    expect(world().calls).toEqual([])
    expect(world().github.requests).toEqual([])
  })

  test('a run of the repository itself fails', async () => {
    const run = await world().preview('opened', 12, { api_key: '' })
    expect(run.exitCode).toBe(1)
    expect(run.errors).toEqual([expect.stringContaining('`api_key` is missing or blank')])
  })
})

describe('what is refused before any request', () => {
  test.each<[string, Record<string, string>, string, RegExp]>([
    ['a push', {}, 'push', /`pull_request` and `pull_request_target`; this run was started by "push"/],
    ['a schedule', {}, 'schedule', /started by "schedule"/],
    ['a comment', {}, 'issue_comment', /started by "issue_comment"/],
    [
      'a name without the number',
      { name: 'preview' },
      'pull_request',
      /`name` is "preview", which does not.*`pr-12`/
    ],
    [
      'a name with a longer number',
      { name: 'pr-120' },
      'pull_request',
      /`name` is "pr-120", which does not name/
    ],
    [
      'a name with the number for something else',
      { name: 'prod-eu-12' },
      'pull_request',
      /`name` is "prod-eu-12"/
    ],
    ['no token', { github_token: ' ' }, 'pull_request', /`github_token` is blank/]
  ])('%s', async (_what, inputs, eventName, message) => {
    const run = await world().preview('opened', 12, inputs, { eventName })
    expect(run.exitCode).toBe(1)
    expect(run.errors).toEqual([expect.stringMatching(message)])
    expect(world().calls).toEqual([])
    expect(world().github.requests).toEqual([])
  })

  test('a token for an address in the clear', async () => {
    const run = await world().preview('opened', 12, {}, { env: { GITHUB_API_URL: 'http://github.example' } })
    expect(run.errors).toEqual([expect.stringContaining('`github_token` is not sent there')])
    expect(world().calls).toEqual([])
  })
})

describe('GitHub does not tell', () => {
  const refused = { headers: { 'retry-after': '3600' }, times: 10 }

  test.each([403, 404, 500])(
    'whether it is open (%i): an error before anything is created',
    async (status) => {
      begin(world())
      world().github.fail({ status, body: '{"message":"words of GitHub"}', ...refused })
      const run = await world().preview('opened', 12)
      expect(run.exitCode).toBe(1)
      expect(run.errors).toEqual([expect.stringContaining(`answered ${status} saying: words of GitHub.`)])
      expect(run.errors[0]).toMatch(
        status === 500 ? /Run the job again/ : /`permissions: pull-requests: read`/
      )
      expect(world().calls).toEqual([])
    }
  )

  test('at the close: the run goes by its event, with a warning', async () => {
    begin(world())
    world().emulator.add({ database_name: NAME })
    world().github.fail({ status: 403, ...refused })
    const run = await world().preview('closed', 12)
    expect(run).toMatchObject({ exitCode: 0, outputs: { deleted: 'true' } })
    expect(run.warnings).toEqual([expect.stringContaining('this run goes by its event')])
    expect(own(world())).toBe(0)
  })

  test('after the create: the database stays, with a warning', async () => {
    begin(world())
    world().github.fail({ status: 500, skip: 1, ...refused })
    const run = await world().preview('opened', 12)
    expect(run).toMatchObject({ exitCode: 0, outputs: { created: 'true', skipped: 'false' } })
    expect(run.warnings).toEqual([expect.stringContaining('this run goes by its event')])
    expect(own(world())).toBe(1)
  })

  test('at first: a passing failure is tried again', async () => {
    begin(world())
    world().github.fail({ status: 502 })
    expect((await world().preview('opened', 12)).outputs['created']).toBe('true')
    expect(world().github.requests).toHaveLength(3)
  })

  test('because the token is wrong: the error says what to give', async () => {
    const run = await world().preview('opened', 12, { github_token: 'ghp_wrong-token' })
    expect(run.errors).toEqual([expect.stringMatching(/401 saying: Bad credentials\..*`github_token`/)])
  })
})
