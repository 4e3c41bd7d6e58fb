/** The Developer API's model on a clock that only the test moves, with nothing behind its databases. */
import type { ApiReply } from '../../emulator/api-outcomes.js'
import type { ApiRequest } from '../../emulator/api-request.js'
import { behaviourWith, type Behaviour } from '../../emulator/behaviour.js'
import { DeveloperApi } from '../../emulator/developer-api.js'
import { randomMint } from '../../emulator/mint.js'
import { basic } from './support.js'

const account = { email: 'me@example.com', apiKey: 'key', readOnlyApiKey: 'reading key' }
export const NOON = Date.UTC(2026, 0, 2, 12)

export interface Model {
  api: DeveloperApi
  clock: { now: number }
  history: string[]
}

/** An account at noon. */
export function atNoon(given: Partial<Behaviour> = {}, tls = true): Model {
  const clock = { now: NOON }
  const history: string[] = []
  const api = new DeveloperApi({
    ...account,
    behaviour: behaviourWith(given),
    mint: randomMint,
    tls,
    now: () => clock.now,
    history: {
      made: ({ database_name }) => history.push(`made ${database_name}`),
      removed: ({ database_name }) => history.push(`removed ${database_name}`)
    }
  })
  return { api, clock, history }
}

export function requestFor(line: string, body?: unknown): ApiRequest {
  const [method = '', path = ''] = line.split(' ')
  const authorization = basic(account.email, account.apiKey)
  return {
    method,
    path: `/v2/redis${path}`,
    authorization,
    body: body === undefined ? '' : JSON.stringify(body)
  }
}

export function ask(api: DeveloperApi, line: string, body?: unknown): ApiReply & { json: unknown } {
  const reply = api.answer(requestFor(line, body))
  return { ...reply, json: JSON.parse(reply.body) as unknown }
}
