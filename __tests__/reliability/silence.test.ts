import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { subjects, pullRequestEvent, openPullRequests } from '../support/fault-matrix/actions.js'
import { startSilentServer } from '../support/fault-server.js'
import { GitHubServer } from '../support/github/server.js'
import { runAction, type ActionRun } from '../support/runner.js'

const runs = new Map<string, ActionRun>()
const actions = [
  { what: 'create', waitsFor: /GET [^ ]+\/redis\/databases had not answered/ },
  { what: 'preview', waitsFor: /GET [^ ]+\/redis\/databases had not answered/ },
  { what: 'get', waitsFor: /GET [^ ]+\/redis\/databases had not answered/ },
  { what: 'delete', waitsFor: /GET [^ ]+\/redis\/databases had not answered/ },
  { what: 'sweep', waitsFor: /GET [^ ]+\/redis\/databases had not answered/ }
]
const account = {
  email: 'developer@example.com',
  api_key: '3f1a9e0c-7a52-4d0b-9c55-1d3d4e8b7a60',
  timeout: '5'
}
const servers: { close(): Promise<void> }[] = []

/** All side by side against a server that accepts connections and says nothing, the preview of a silent GitHub too. */
beforeAll(async () => {
  const silent = await startSilentServer()
  const github = await GitHubServer.start(...openPullRequests)
  servers.push(silent, github)
  const run = async (key: string, name: string, gitHub: string): Promise<void> => {
    const subject = subjects.find((each) => each.name === name)
    if (subject === undefined) throw new Error(`There is no action ${name}`)
    runs.set(
      key,
      await runAction({
        action: subject.action,
        inputs: { ...subject.inputs, ...account, api_url: `${silent.origin}/v2` },
        env: { GITHUB_API_URL: gitHub, GITHUB_EVENT_NAME: 'pull_request' },
        event: pullRequestEvent
      })
    )
  }
  await Promise.all([
    ...actions.map(({ what }) => run(what, what, github.apiUrl)),
    run('preview, GitHub', 'preview', silent.origin)
  ])
})

afterAll(async () => {
  for (const server of servers) await server.close()
})

test.each([
  ...actions,
  { what: 'preview, GitHub', waitsFor: /GET [^ ]+\/repos\/acme\/shop\/pulls\/12 had not answered/ }
])('against silence, $what ends within 7 s and says what it waited for', ({ what, waitsFor }) => {
  const run = runs.get(what)
  expect(run).toMatchObject({ exitCode: 1, signal: null, errors: [expect.stringMatching(waitsFor)] })
  expect(run?.errors[0]).toContain('when the 5 s of `timeout` were over')
  expect(run?.errors[0]).toContain('raise `timeout`')
  expect(run?.durationMs).toBeGreaterThan(5_000)
  expect(run?.durationMs).toBeLessThan(7_000)
})
