import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { usePullRequestRig } from '../support/pull-request-rig.js'
import { repositoryRoot } from '../support/root.js'

const rig = usePullRequestRig()
const WITH_COMMENT = { comment: 'true' }

/** The comments of pull request 7; none may ever hold a credential of the account. */
function comments(): string[] {
  const { emulator, github } = rig()
  const secrets = [emulator.apiKey, emulator.email].concat(
    emulator.databases().flatMap((one) => [one.password, one.rest_token, one.read_only_rest_token])
  )
  const written = github.requests.map(({ raw }) => raw.split('\n\n').slice(1).join('\n\n')).join('\n')
  expect(secrets.filter((secret) => written.includes(secret))).toEqual([])
  return github.comments.on(7).map(({ body }) => body)
}

test('a pull request has one comment for its whole life, without a secret', async () => {
  rig().github.open(7)
  const opened = await rig().preview('opened', 7, WITH_COMMENT)
  expect(opened).toMatchObject({ exitCode: 0, warnings: [], notices: [] })
  expect(opened.log).toContain('Commented on pull request 7.')
  expect(comments()).toEqual([expect.stringContaining('<code>acme-shop-pr-7</code>')])
  const [first] = comments()
  const pushed = await rig().preview('synchronize', 7, WITH_COMMENT)
  expect(pushed.log).not.toContain('omment')
  expect(comments()).toEqual([first])
  rig().github.shut(7)
  const closed = await rig().preview('closed', 7, WITH_COMMENT)
  expect(closed.log).toContain('Updated the comment on pull request 7.')
  expect(comments()).toEqual([
    expect.stringContaining('<h3>Upstash Redis: deleted <code>acme-shop-pr-7</code></h3>')
  ])
})

test('a job that may not write comments gets a notice, and its database', async () => {
  rig().github.open(7)
  rig().github.allowOnly('pull-requests')
  const run = await rig().preview('opened', 7, WITH_COMMENT)
  expect(run).toMatchObject({ exitCode: 0, warnings: [], outputs: { created: 'true' } })
  expect(run.notices).toEqual([expect.stringContaining('`permissions: pull-requests: write`')])
  expect(comments()).toEqual([])
})

test('a GitHub that fails with the credentials in its words makes no job red, and shows none', async () => {
  rig().github.open(7)
  // The first two looks are at the pull request.
  rig().github.fail({
    status: 400,
    skip: 2,
    body: JSON.stringify({ message: `no ${rig().emulator.apiKey}` })
  })
  const run = await rig().preview('opened', 7, WITH_COMMENT)
  expect(run).toMatchObject({ exitCode: 0, outputs: { created: 'true' } })
  expect(run.warnings).toEqual([expect.stringContaining('saying: no ***.')])
})

test('a run from a fork, which has no secrets, asks for no comment', async () => {
  rig().github.open(7)
  const run = await rig().preview(
    'opened',
    7,
    { ...WITH_COMMENT, email: '', api_key: '' },
    { headRepository: 'eve/shop' }
  )
  expect(run).toMatchObject({ exitCode: 0, outputs: { skipped: 'true' } })
  expect(rig().github.requests).toEqual([])
})

test('a copy of the action without the part that writes comments does all but that', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'no-comment-'))
  try {
    await cp(join(repositoryRoot, 'dist', 'preview'), join(folder, 'preview'), { recursive: true })
    rig().github.open(7)
    const bundle = join(folder, 'preview', 'index.js')
    const run = await rig().preview('opened', 7, WITH_COMMENT, { bundle })
    expect(run).toMatchObject({ exitCode: 0, errors: [], outputs: { created: 'true' } })
    expect(run.warnings).toEqual([expect.stringMatching(/^There is no comment: Cannot find module/)])
  } finally {
    await rm(folder, { recursive: true })
  }
})
