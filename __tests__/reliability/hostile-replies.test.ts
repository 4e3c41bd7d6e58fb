import { describe, expect, test } from '@jest/globals'
import type { FaultReply } from '../../emulator/index.js'
import { expectHarmless } from '../support/hostile-checks.js'
import { hostileTexts } from '../support/hostile-texts.js'
import { useWorld } from '../support/world.js'

const world = useWorld()
const wish = { name: 'orders', primary_region: 'us-east-1' }
const debugging = { env: { RUNNER_DEBUG: '1' } }
const answer = (body: string | Buffer, status = 200): FaultReply => ({ kind: 'status', status, body })
const replyWith = (fields: object): string =>
  JSON.stringify({
    database_id: 'db-1',
    database_name: 'orders',
    endpoint: 'calm-cat-1.upstash.io',
    port: 6379,
    password: 'f3a9d1c07be24586',
    rest_token: 'AXnotreal0123456789',
    read_only_rest_token: 'Annotreal0123456789',
    ...fields
  })

describe('an error text with', () => {
  const shapes: ((text: string) => string)[] = [
    (text) => JSON.stringify(text),
    (text) => JSON.stringify({ error: text }),
    (text) => JSON.stringify({ message: text }),
    (text) => `<html><title>${text}</title></html>`,
    (text) => text
  ]
  test.each(hostileTexts.map((each, index) => ({ ...each, index })))(
    '$what is one harmless line',
    async ({ text, index }) => {
      // Each text in two of the shapes: the first is tried again and logged, the second ends the step.
      const { emulator } = world()
      const [first, second] = [shapes[index % 5], shapes[(index + 2) % 5]].map((shape) => shape?.(text) ?? '')
      emulator.inject({ method: 'POST', reply: answer(first ?? '', 503) })
      emulator.inject({ method: 'POST', reply: answer(second ?? '', 400) })
      const step = await world().run('.', wish, debugging)
      await expectHarmless(step, '.', world())
      expect(step.exitCode).toBe(1)
      expect(step.errors).toEqual([
        expect.stringMatching(/^POST 127\.0\.0\.1:\d+\/v2\/redis\/database answered 400 /)
      ])
      expect(step.errors[0]?.length).toBeLessThan(4_000)
    }
  )

  test('bytes that are no UTF-8 is one harmless line', async () => {
    const bytes = Buffer.from('22c328a0a1e228a1f09080800a3a3a6572726f723a3a70776e6564fffe22', 'hex')
    world().emulator.inject({ method: 'POST', reply: answer(bytes, 400) })
    const step = await world().run('.', wish, debugging)
    await expectHarmless(step, '.', world())
    expect(step.errors).toHaveLength(1)
  })
})

describe('the name of a database of the account with', () => {
  test('anything in it is no command where a sweep names it, and only ids go into paths', async () => {
    const { emulator } = world()
    for (const { text } of hostileTexts) {
      emulator.add({ database_name: `evil-${text.slice(0, 500)}`, creation_time: 1_600_000_000 })
    }
    const inputs = { name_prefix: 'evil-', closed_pull_requests: 'false', older_than: '36h' }
    for (const more of [{ dry_run: 'true' }, {}]) {
      const step = await world().run('sweep', { ...inputs, ...more }, debugging)
      await expectHarmless(step, 'sweep', world())
      expect(step).toMatchObject({ exitCode: 0, errors: [] })
    }
    expect(emulator.databases()).toEqual([])
  })

  test('the name of the prototype, or of what it has, is an ordinary name', async () => {
    const { emulator } = world()
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const { database_id } = emulator.add({ database_name: name })
      const step = await world().run('get', { name })
      expect(step.outputs).toMatchObject({ database_id, database_name: name })
    }
  })
})

describe('a create reply with', () => {
  test.each(hostileTexts.filter(({ text }) => text.length < 1_000))(
    '$what in every text is read safely',
    async ({ text }) => {
      const { emulator } = world()
      const fields = {
        region: text,
        state: text,
        primary_region: text,
        database_name: text,
        type: text,
        rest_url: text
      }
      emulator.inject({ method: 'POST', reply: answer(replyWith(fields)) })
      const step = await world().run('.', wish, debugging)
      await expectHarmless(step, '.', world())
      expect(step).toMatchObject({
        exitCode: 0,
        outputs: { created: 'true', endpoint: 'calm-cat-1.upstash.io' }
      })
    }
  )

  test.each([
    ...['../../redis/database', 'a/../b', '..', 'a?b=c', 'a#b', 'a%2f..', 'a b', 'a\n::add-mask::pwned'].map(
      (database_id) => ({ field: 'database_id', fields: { database_id }, shown: JSON.stringify(database_id) })
    ),
    ...['evil.example/x', 'evil.example?', 'a@evil.example', 'x:1', 'a\nb', '-', '[::1]'].map((endpoint) => ({
      field: 'endpoint',
      fields: { endpoint },
      shown: JSON.stringify(endpoint)
    })),
    ...['6379/x', '1\n2', -1, 1e9, {}].map((port) => ({
      field: 'port',
      fields: { port },
      shown: JSON.stringify(port)
    }))
  ])('an unusable $field ends in one error that names it: $shown', async ({ field, fields }) => {
    const { emulator } = world()
    emulator.inject({ method: 'POST', reply: answer(replyWith(fields)) })
    const step = await world().run('.', wish, debugging)
    await expectHarmless(step, '.', world())
    expect(step).toMatchObject({ exitCode: 1, outputs: {} })
    expect(step.errors).toEqual([expect.stringContaining(`an unusable \`${field}\``)])
  })

  test('fields of the prototype pollutes nothing', async () => {
    const { emulator } = world()
    const polluted =
      '{"__proto__":{"endpoint":"evil.example","database_id":"evil"},"constructor":{"prototype":{"x":1}}}'
    emulator.inject({ method: 'POST', reply: answer(polluted) })
    const step = await world().run('.', wish, debugging)
    await expectHarmless(step, '.', world())
    expect(step).toMatchObject({ exitCode: 1, outputs: {} })
    expect(step.errors).toEqual([expect.stringContaining('has no `database_id`')])
    expect(step.stdout).not.toContain('evil')
  })
})
