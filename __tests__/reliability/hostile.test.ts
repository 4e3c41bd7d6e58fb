import { describe, expect, test } from '@jest/globals'
import type { FaultReply } from '../../emulator/index.js'
import { GitHubServer } from '../support/github/server.js'
import { expectHarmless } from '../support/hostile-checks.js'
import { hostileTexts } from '../support/hostile-texts.js'
import { useRig } from '../support/rig.js'

const rig = useRig()
const wish = { name: 'orders', primary_region: 'us-east-1' }
const debugging = { env: { RUNNER_DEBUG: '1' } }
const answer = (body: string | Buffer, status = 200): FaultReply => ({ kind: 'status', status, body })

/** The ways in which an API, or something before it, may put a text into an error. */
const shapes: ((text: string) => string)[] = [
  (text) => JSON.stringify(text),
  (text) => JSON.stringify({ error: text }),
  (text) => JSON.stringify({ message: text }),
  (text) => `<html><title>${text}</title></html>`,
  (text) => text
]
/** Of every kind one; what becomes of the others between here and the log, unit tests show. */
const chosen = hostileTexts.filter(({ what }) =>
  /^a command on|file command|terminal|old command in/.test(what)
)
const short = hostileTexts.filter(({ text }) => text.length < 1_000)

describe('hostile text', () => {
  test('in names of databases and in errors is no command in the log, and never a part of a path', async () => {
    const { emulator } = rig()
    for (const [index, { text }] of hostileTexts.entries()) {
      // The one is nobody's, whatever it looks like; the other is due, and Upstash says something odd first.
      emulator.add({ database_name: `evil-pr-1-${text.slice(0, 500)}`, creation_time: 1_600_000_000 })
      emulator.add({ database_name: `evil-pr-${index + 1}`, creation_time: 1_600_000_000 })
      emulator.inject({ method: 'DELETE', reply: answer(shapes[index % 5]?.(text) ?? '', 503) })
    }
    const inputs = { name_prefix: 'evil', closed_pull_requests: 'false', older_than: '36h' }
    for (const more of [{ dry_run: 'true' }, {}]) {
      const step = await rig().run('sweep', { ...inputs, ...more }, debugging)
      await expectHarmless(step, 'sweep', rig())
      expect(step).toMatchObject({ exitCode: 0, errors: [] })
    }
    const left = emulator.databases().map(({ database_name }) => database_name)
    expect(left).toEqual(hostileTexts.map(({ text }) => `evil-pr-1-${text.slice(0, 500)}`))
  })

  test.each([
    ...chosen.map(({ what, text }) => ({ what, body: JSON.stringify({ error: text }) })),
    {
      what: 'bytes that are no UTF-8',
      body: Buffer.from('22c328a0a1e228a1f09080800a3a3a6572726f723a3a70776e6564fffe22', 'hex')
    }
  ])('with $what is one line in the error that ends a step', async ({ body }) => {
    rig().emulator.inject({ method: 'POST', reply: answer(body, 400) })
    const step = await rig().run('.', wish, debugging)
    await expectHarmless(step, '.', rig())
    expect(step.exitCode).toBe(1)
    expect(step.errors).toEqual([
      expect.stringMatching(/^POST 127\.0\.0\.1:\d+\/v2\/redis\/database answered 400 /)
    ])
  })

  test.each([...chosen, { what: 'all of it', text: short.map(({ text }) => text).join('\n') }])(
    'with $what in every text of a reply sets no other output',
    async ({ text }) => {
      const database = {
        database_id: 'db-1',
        endpoint: 'calm-cat-1.upstash.io',
        port: 6379,
        password: 'f3a9d1c07be24586',
        rest_token: 'AXnotreal0123456789',
        read_only_rest_token: 'Annotreal0123456789',
        region: text,
        state: text,
        primary_region: text,
        type: text,
        rest_url: text
      }
      rig().emulator.inject({ method: 'POST', reply: answer(JSON.stringify(database)) })
      const step = await rig().run('.', { ...wish, wait_until_ready: 'false' }, debugging)
      await expectHarmless(step, '.', rig())
      expect(step).toMatchObject({ exitCode: 0, outputs: { created: 'true', port: '6379' } })
    }
  )

  test.each(chosen)('with $what in the name of a reply is one line in the error', async ({ text }) => {
    const database = { database_id: 'db-1', endpoint: 'calm-cat-1.upstash.io', database_name: text }
    rig().emulator.inject({ method: 'POST', reply: answer(JSON.stringify(database)) })
    const step = await rig().run('.', wish, debugging)
    await expectHarmless(step, '.', rig())
    expect([step.exitCode, step.outputs]).toEqual([1, {}])
    expect(step.errors).toEqual([
      expect.stringMatching(/^Upstash named the database ".*" \(db-1\), not "orders"/)
    ])
  })

  test.each(chosen)('with $what in an event gives harmless names, paths and logs', async ({ text }) => {
    const github = await GitHubServer.start(7)
    try {
      const head = { ref: text, label: text, repo: { full_name: text } }
      const pull_request = { number: 7, title: text, body: text, state: text, head }
      const event = { action: text, number: text, pull_request }
      const place = { primary_region: 'us-east-1' }
      const env = {
        RUNNER_DEBUG: '1',
        GITHUB_API_URL: github.apiUrl,
        GITHUB_HEAD_REF: text,
        GITHUB_ACTOR: text
      }
      const pull = { ...env, GITHUB_EVENT_NAME: 'pull_request_target' }
      const preview = await rig().run('preview', place, { event, env: pull })
      await expectHarmless(preview, 'preview', rig())
      expect(preview.outputs).toMatchObject({ database_name: 'acme-shop-pr-7', created: 'true' })

      const pushed = await rig().run('.', place, { env: { ...env, GITHUB_REF: `refs/heads/${text}` } })
      await expectHarmless(pushed, '.', rig())
      expect(pushed.outputs['database_name']).toMatch(/^acme-shop-[a-z0-9-]{1,30}$/)

      const nowhere = { GITHUB_EVENT_NAME: text, GITHUB_REF: '' }
      const odd = await rig().run('.', place, { env: nowhere })
      expect(odd.errors).toEqual([expect.stringMatching(/^No name can be derived from this run: /)])
      expect(odd.errors[0]).not.toMatch(/[\p{Cc}\u2028\u2029\u200b\u202e]|##\[/u)
    } finally {
      await github.close()
    }
  })
})
