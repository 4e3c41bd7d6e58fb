import { expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { deleteStep } from '../../../src/steps/delete.js'
import { provideStep } from '../../../src/steps/provide.js'
import { plain } from '../../../src/text.js'
import { aRunner, PREVIEW_NAME, REQUIRED_INPUTS } from '../../support/builders.js'
import { reply } from '../../support/scripted-network.js'
import { answer, FakeUpstash, type Intervention } from '../../support/fake-upstash.js'
import { accountWith, idsIn } from '../actions/acting.js'

/** Everything the root action shows in a job's log, the error it may end with included. */
async function shownBy(upstash: FakeUpstash): Promise<string> {
  const runner = aRunner({ ...REQUIRED_INPUTS, name: PREVIEW_NAME, timeout: '5' }, { send: upstash.send })
  const error: unknown = await runner.clock.run(provideStep(runner)).catch((thrown: unknown) => thrown)
  const lines = runner.log.events.flatMap(({ kind, text }) => (['mask', 'output'].includes(kind) ? [] : text))
  return [...lines, plain(messageOf(error), 3_000)].join('\n')
}

test.each([
  ['as text', (url: string) => `cannot reach ${url} yet`],
  ['as a JSON string', (url: string) => JSON.stringify(`cannot reach ${url} yet`)],
  ['as {error}', (url: string) => JSON.stringify({ error: `cannot reach ${url} yet` })],
  ['as HTML', (url: string) => `<html><title>${url}</title></html>`]
])(
  'a 500 that quotes the new database’s address %s shows no password, though no mask is there yet',
  async (_how, say) => {
    const failing: Intervention = (handle) => {
      const { password, endpoint } = JSON.parse(handle().body) as { password: string; endpoint: string }
      return reply(500, say(`rediss://default:${password}@${endpoint}:6379`))
    }
    const shown = await shownBy(new FakeUpstash().fail('create', failing))
    expect(shown).toContain('rediss://***@id-1.upstash.io:6379')
    expect(shown).not.toContain('password-of-id-1')
  }
)

test('an endpoint that is a whole address shows no password in the error', async () => {
  const endpoint = 'rediss://default:PASSWORD@busy-bee-1.upstash.io:6379'
  const upstash = new FakeUpstash().fail('create', answer(reply(200, { database_id: 'id-1', endpoint })))
  const shown = await shownBy(upstash)
  expect(shown).toContain('unusable `endpoint` ("rediss://***@busy-bee-1.upstash.io:6379")')
  expect(shown).not.toContain('PASSWORD')
})

test('an address of the API with a user in it is not quoted, though it is not even a URL', async () => {
  const api_url = 'https://user:secret@host:99999'
  const runner = aRunner({ ...REQUIRED_INPUTS, api_url, name: PREVIEW_NAME })
  const error: unknown = await provideStep(runner).catch((thrown: unknown) => thrown)
  expect(messageOf(error)).toMatch(/^Input `api_url` is an address with an @ in it, which is not a URL\./)
  expect(messageOf(error)).not.toMatch(/user:|secret/)
})

test('an address of the API without its /v2 is an error: the database was not deleted, and none is handed on', async () => {
  const upstash = accountWith(PREVIEW_NAME)
  const inputs = { ...REQUIRED_INPUTS, database_id: 'id-1', api_url: 'https://api.upstash.com' }
  const runner = aRunner(inputs, { send: upstash.send })
  const error: unknown = await runner.clock.run(deleteStep(runner)).catch((thrown: unknown) => thrown)
  expect(messageOf(error)).toMatch(/404 saying: not found\. Check `api_url`/)
  expect(idsIn(upstash)).toEqual(['id-1'])
  expect(runner.log.outputs).toEqual({})
})
