import { describe, expect, test } from '@jest/globals'
import { type PreviewResult, previewDatabase } from '../../../src/actions/preview.js'
import { messageOf } from '../../../src/errors.js'
import { reply } from '../../support/scripted-network.js'
import { FakeGitHub, networkOf } from '../../support/github/fake.js'
import { NOT_ACCESSIBLE } from '../../support/github/github-reply.js'
import { answer, FakeUpstash, lose } from '../../support/fake-upstash.js'
import { aPreviewRequest, PREVIEW_NAME as NAME } from '../../support/builders.js'
import { accountWith, act, forPreview, namesIn } from './acting.js'

const preview = (upstash: FakeUpstash, github: FakeGitHub, event: string) =>
  act(networkOf(upstash, github), (collaborators) =>
    previewDatabase(aPreviewRequest(event), forPreview(collaborators))
  )

const nothing: PreviewResult = { found: undefined, skipped: false, deleted: false }

describe('an open pull request', () => {
  test('gets a database, and GitHub is asked before and after', async () => {
    const upstash = new FakeUpstash()
    const github = new FakeGitHub().open(12)
    const { result } = await preview(upstash, github, 'opened')
    expect(result).toMatchObject({ found: { created: true }, skipped: false, deleted: false })
    expect(upstash.events).toEqual(['list', 'create'])
    expect(github.requests.map(({ url }) => url.href)).toEqual(
      Array(2).fill('https://api.github.com/repos/acme/shop/pulls/12')
    )
  })

  test('keeps its database; GitHub is asked once', async () => {
    const upstash = accountWith(NAME)
    const github = new FakeGitHub().open(12)
    const { result } = await preview(upstash, github, 'synchronize')
    expect(result).toMatchObject({ found: { created: false } })
    expect(upstash.events).toEqual(['list', 'get'])
    expect(github.requests).toHaveLength(1)
  })

  test('keeps it when a late run for an earlier close comes', async () => {
    const upstash = accountWith(NAME)
    const { result, log } = await preview(upstash, new FakeGitHub().open(12), 'closed')
    expect(result).toEqual({ ...nothing, skipped: true })
    expect(upstash.events).toEqual([])
    expect(log.texts('notice')).toEqual([expect.stringContaining('is open again')])
  })

  test('keeps its new database, with a warning, if GitHub does not say whether it was closed meanwhile', async () => {
    const upstash = new FakeUpstash()
    const github = new FakeGitHub().open(12).fail(reply(200, { state: 'open' }), reply(403))
    const { result, log } = await preview(upstash, github, 'opened')
    expect(result).toMatchObject({ found: { created: true }, skipped: false, deleted: false })
    expect(log.texts('warning')).toEqual([expect.stringContaining('this run goes by its event')])
    expect(namesIn(upstash)).toEqual([NAME])
  })

  test('that closes while the reply to the create is lost has none in the end', async () => {
    const github = new FakeGitHub().open(12)
    const upstash = new FakeUpstash().fail('create', (handle, request, signal) => {
      github.shut(12)
      return lose({ handled: true })(handle, request, signal)
    })
    const { result } = await preview(upstash, github, 'opened')
    expect(result).toEqual({ found: undefined, skipped: true, deleted: true })
    expect(namesIn(upstash)).toEqual([])
  })

  test('that cannot be looked up gets none, and the error says why', async () => {
    const upstash = new FakeUpstash()
    const github = new FakeGitHub().fail(NOT_ACCESSIBLE)
    const { error } = await preview(upstash, github, 'opened')
    expect(messageOf(error)).toMatch(
      /403 saying: Resource not accessible by integration\. .*pull-requests: read/
    )
    expect(upstash.events).toEqual([])
  })

  test.each([{ number: 12 }, { state: 'merged' }, [], 'hello'])(
    'that GitHub describes as %j gets none',
    async (body) => {
      const { error } = await preview(new FakeUpstash(), new FakeGitHub().fail(reply(200, body)), 'opened')
      expect(messageOf(error)).toMatch(/no usable `state`/)
    }
  )
})

describe('a closed pull request', () => {
  test('loses its database, every copy of it, and no other', async () => {
    const upstash = accountWith(NAME, `${NAME}0`, NAME, 'acme-shop-pr-1')
    expect((await preview(upstash, new FakeGitHub().shut(12), 'closed')).result).toEqual({
      ...nothing,
      deleted: true
    })
    expect(namesIn(upstash)).toEqual([`${NAME}0`, 'acme-shop-pr-1'])
  })

  test('may have none', async () => {
    expect((await preview(new FakeUpstash(), new FakeGitHub().shut(12), 'closed')).result).toEqual(nothing)
  })

  test('loses its database even if GitHub says nothing, with a warning', async () => {
    const upstash = accountWith(NAME)
    const { result, log } = await preview(upstash, new FakeGitHub().fail(reply(404, '')), 'closed')
    expect(result?.deleted).toBe(true)
    expect(log.texts('warning')).toEqual([expect.stringContaining('this run goes by its event')])
  })

  test('whose database cannot be deleted is an error that names it', async () => {
    const upstash = accountWith(NAME).fail('delete', answer(reply(403, '"no"')))
    expect(messageOf((await preview(upstash, new FakeGitHub().shut(12), 'closed')).error)).toMatch(
      /\(id-1\) could not be deleted/
    )
  })
})
