import { describe, expect, test } from '@jest/globals'
import { markerOf } from '../../../src/comment/body.js'
import type { HttpReply, HttpRequest, Send } from '../../../src/http/message.js'
import { previewStep } from '../../../src/steps/preview.js'
import {
  aPullRequest,
  aRunner,
  PREVIEW_NAME,
  REQUIRED_INPUTS,
  type Inputs,
  type MemoryRunner
} from '../../support/builders.js'
import { FakeUpstash } from '../../support/fake-upstash.js'
import { JOB_USER, SOMEBODY } from '../../support/github/comments.js'
import { FakeGitHub, gitHubAccess, networkOf } from '../../support/github/fake.js'
import { hostileMarkup } from '../../support/hostile-markup.js'
import { lost, reply } from '../../support/scripted-network.js'
import { VirtualClock } from '../../support/virtual-clock.js'

const WITH_COMMENT = {
  ...REQUIRED_INPUTS,
  github_token: gitHubAccess.token,
  comment: 'true',
  wait_until_ready: 'false'
}
const MARKER = markerOf(PREVIEW_NAME)
const NOT_ALLOWED = reply(403, { message: 'Resource not accessible by integration' })

/** Steps in for a request to GitHub. `handle` lets it take effect. */
type Meddle = (request: HttpRequest, handle: () => Promise<HttpReply>) => Promise<HttpReply>

/** Pull request 12, with an account and GitHub that last over several runs. */
class PullRequest {
  readonly upstash = new FakeUpstash()
  readonly github = new FakeGitHub().open(12)
  meddle: Meddle = (_request, handle) => handle()

  async run(event: string, inputs: Inputs = {}): Promise<MemoryRunner> {
    const { upstash, github } = this
    const send: Send = (request, signal) => this.meddle(request, () => github.send(request, signal))
    const clock = new VirtualClock()
    upstash.clock = clock
    const given = { ...WITH_COMMENT, ...inputs }
    const runner = aRunner(given, {
      send: networkOf(upstash, { send }),
      clock,
      context: aPullRequest(event),
      redact: (text) => text.replaceAll('password-of-id-1', '***')
    })
    await clock.run(previewStep(runner))
    return runner
  }

  get comments(): string[] {
    return this.github.comments.on(12).map(({ body }) => body)
  }

  /** Methods and paths of what was asked of GitHub since the last call, without pull requests. */
  asked(): string[] {
    return this.github.requests
      .splice(0)
      .map(({ method, url }) => `${method} ${url.pathname.replace('/repos/acme/shop', '')}`)
      .filter((line) => !line.includes('/pulls/'))
  }
}

const failing =
  (method: string, path: RegExp, fail: () => Promise<HttpReply>): Meddle =>
  (request, handle) =>
    request.method === method && path.test(request.url.pathname) ? fail() : handle()

describe('the comment on a pull request', () => {
  test('is written once, kept as it is, and turned into "deleted" in the end', async () => {
    const pull = new PullRequest()
    await pull.run('opened')
    expect(pull.asked()).toEqual(['GET /issues/12/comments', 'POST /issues/12/comments'])
    expect(pull.comments).toEqual([
      expect.stringMatching(/^<!-- upstash-redis-action\/preview acme-shop-pr-12 -->\n<h3>Upstash Redis: /)
    ])
    const [first] = pull.comments
    await pull.run('synchronize')
    expect(pull.asked()).toEqual(['GET /issues/12/comments', 'POST /graphql'])
    expect(pull.comments).toEqual([first])
    pull.github.shut(12)
    await pull.run('closed')
    expect(pull.comments).toEqual([
      `${MARKER}\n<h3>Upstash Redis: deleted <code>acme-shop-pr-12</code></h3>\n\n<p>Pull request 12 is closed.</p>`
    ])
    await pull.run('closed')
    expect(pull.comments).toHaveLength(1)
  })

  test('is changed in place when the database is another one', async () => {
    const pull = new PullRequest()
    await pull.run('opened')
    const [before] = pull.comments
    await pull.run('synchronize', { if_exists: 'recreate' })
    expect(pull.comments).toEqual([before?.replaceAll('id-1', 'id-2')])
  })

  test('is one for each database of the pull request', async () => {
    const pull = new PullRequest()
    for (const suffix of ['web', 'api', 'web']) await pull.run('opened', { suffix })
    expect(pull.comments.map((text) => text.split('\n')[0])).toEqual([
      '<!-- upstash-redis-action/preview acme-shop-pr-12-web -->',
      '<!-- upstash-redis-action/preview acme-shop-pr-12-api -->'
    ])
  })

  test.each([0, 1, 99, 100, 250])('is found behind %d comments of others', async (others) => {
    const pull = new PullRequest()
    for (let at = 0; at < others; at++) pull.github.comments.add(12, SOMEBODY, 'looks good')
    await pull.run('opened')
    await pull.run('synchronize')
    pull.github.shut(12)
    await pull.run('closed')
    expect(pull.comments).toHaveLength(others + 1)
    expect(pull.comments.at(-1)).toContain('deleted')
  })

  test.each([
    ['somebody else wrote it', SOMEBODY, `${MARKER}\nmine`],
    ['it only quotes the marker', JOB_USER, `> ${MARKER}\nquoted`],
    ['it is of another database', JOB_USER, `${markerOf(`${PREVIEW_NAME}-api`)}\nother`]
  ])('with the marker is not touched if %s', async (_why, user, body) => {
    const pull = new PullRequest()
    const { id } = pull.github.comments.add(12, user, body)
    await pull.run('opened')
    pull.github.shut(12)
    await pull.run('closed')
    const { comments } = pull.github
    expect(comments.on(12).find((comment) => comment.id === id)).toMatchObject({ user, body })
    expect(pull.comments).toHaveLength(2)
  })

  test('is not begun only to say that there is no database', async () => {
    const pull = new PullRequest()
    pull.github.shut(12)
    await pull.run('closed')
    await pull.run('opened')
    expect(pull.comments).toEqual([])
  })

  test('stays as it is if the pull request is open again when it is to be closed', async () => {
    const pull = new PullRequest()
    await pull.run('opened')
    const [before] = pull.comments
    await pull.run('closed')
    expect(pull.comments).toEqual([before])
  })

  test('is written once, though the reply to it was lost', async () => {
    const pull = new PullRequest()
    let times = 0
    pull.meddle = async (request, handle) => {
      const done = await handle()
      if (request.method !== 'POST' || request.url.pathname.endsWith('/graphql')) return done
      times += 1
      throw lost()
    }
    const { log } = await pull.run('opened')
    expect(times).toBe(1)
    expect(pull.comments).toHaveLength(1)
    expect(log.texts('warning')).toEqual([])
  })

  test('has *** where something repeats a secret', async () => {
    const pull = new PullRequest()
    pull.upstash.add(PREVIEW_NAME, { database_id: 'id-1', primary_region: 'password-of-id-1' })
    await pull.run('opened')
    expect(pull.comments).toEqual([expect.stringContaining('<code>***</code>')])
  })

  test('is not asked for unless the workflow wants it', async () => {
    const pull = new PullRequest()
    await pull.run('opened', { comment: 'false' })
    expect(pull.asked()).toEqual([])
    expect(pull.comments).toEqual([])
  })

  test.each(hostileMarkup)('shows %j, which Upstash says, as text', async (text) => {
    const pull = new PullRequest()
    pull.upstash.add(PREVIEW_NAME, { database_id: 'id-1', primary_region: text })
    await pull.run('opened')
    const [comment = ''] = pull.comments
    expect(comment.replaceAll(/<code>[^<]*<\/code>/g, '')).not.toContain('pwned')
    expect(comment.match(/<!--/g)).toHaveLength(1)
  })
})

describe('a comment that cannot be written', () => {
  const expectDone = ({ log }: MemoryRunner): void => {
    expect(log.outputs).toMatchObject({ created: 'true', database_id: 'id-1' })
  }

  test('for want of a permission is a notice that says which', async () => {
    const pull = new PullRequest()
    pull.meddle = failing('POST', /comments$/, () => Promise.resolve(NOT_ALLOWED))
    const runner = await pull.run('opened')
    expectDone(runner)
    expect(runner.log.texts('warning')).toEqual([])
    expect(runner.log.texts('notice')).toEqual([
      'The comment on pull request 12 is not up to date, as this job may not write one. Give it `permissions: pull-requests: write`, or set `comment: false`.'
    ])
  })

  test.each([
    ['GitHub knows nothing of it', 'POST', reply(404, { message: 'Not Found' })],
    ['GitHub allows no more requests', 'POST', reply(429, '', { 'retry-after': '600' })],
    ['the list is not one', 'GET', reply(200, { not: 'a list' })],
    ['the list has no ids', 'GET', reply(200, [{ body: MARKER }])],
    ['the answer is no JSON', 'GET', reply(200, '<html>')]
  ])('as %s is a warning, and everything else is done', async (_why, method, answer) => {
    const pull = new PullRequest()
    pull.meddle = failing(method, /comments$/, () => Promise.resolve(answer))
    const runner = await pull.run('opened')
    expectDone(runner)
    expect(runner.log.texts('warning')).toEqual([
      expect.stringMatching(
        /^The comment on pull request 12 could not be written; everything else is done\. /
      )
    ])
    expect(pull.comments).toEqual([])
  })

  test('as GitHub is down takes 20 s at most', async () => {
    const pull = new PullRequest()
    pull.meddle = failing('GET', /comments$/, () => Promise.resolve(reply(503)))
    const runner = await pull.run('opened')
    expectDone(runner)
    expect(runner.clock.elapsed).toBeLessThanOrEqual(20_000)
    expect(runner.log.texts('warning')).toHaveLength(1)
  })

  test.each([
    ['refused', reply(403, { message: 'Resource not accessible by integration' })],
    ['an error', reply(200, { errors: [{ message: 'no' }] })],
    ['no number', reply(200, { data: { viewer: { databaseId: '41898282' } } })],
    ['nothing', reply(200, '')]
  ])('as nobody says whose token it is (%s) changes none', async (_what, answer) => {
    const pull = new PullRequest()
    const { body } = pull.github.comments.add(12, JOB_USER, `${MARKER}\nolder`)
    pull.meddle = failing('POST', /graphql$/, () => Promise.resolve(answer))
    const runner = await pull.run('opened')
    expectDone(runner)
    expect(pull.comments).toEqual([body])
    expect([...runner.log.texts('warning'), ...runner.log.texts('notice')]).toHaveLength(1)
  })
})

test('on GitHub Enterprise Server GraphQL is asked beside the REST API, not below it', async () => {
  const { upstash, github } = new PullRequest()
  github.comments.add(12, JOB_USER, `${MARKER}\nolder`)
  const asked: string[] = []
  const send: Send = (request, signal) => {
    if (!request.url.host.startsWith('ghe.')) return upstash.send(request, signal)
    asked.push(request.url.href)
    const path = request.url.pathname.replace(/^\/api(?:\/v3)?/, '')
    return github.send({ ...request, url: new URL(path, 'https://api.github.com') }, signal)
  }
  const context = { ...aPullRequest('opened'), apiUrl: 'https://ghe.acme.example/api/v3' }
  await previewStep(aRunner(WITH_COMMENT, { send, context }))
  expect(asked).toContain('https://ghe.acme.example/api/graphql')
  expect(github.comments.on(12)[0]?.body).toContain('<h3>')
})
