import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startEmulator, type DatabaseRecord, type Emulator } from '../../emulator/index.js'
import { WRONG_TOKEN } from '../../emulator/rest-errors.js'
import { read, type Answer } from './support.js'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ dataPlane: false })
})
beforeEach(() => {
  emulator.clearFaults()
})
afterAll(async () => {
  await emulator.close()
})

let made = 0
function aDatabase(): DatabaseRecord {
  made += 1
  return emulator.add({ database_name: `orders-${made}` })
}

const ask = async (
  { rest_url = '' }: DatabaseRecord,
  token: string,
  body: unknown = ['PING'],
  path = ''
): Promise<Answer> =>
  read(
    await fetch(`${rest_url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body)
    })
  )

describe('a database with no Redis behind it', () => {
  test('answers PING with either of its tokens', async () => {
    const database = aDatabase()
    for (const token of [database.rest_token, database.read_only_rest_token]) {
      expect(await ask(database, token)).toMatchObject({ status: 200, json: { result: 'PONG' } })
    }
    const { status, json } = await read(
      await fetch(`${database.rest_url ?? ''}/ping?_token=${database.rest_token}`)
    )
    expect({ status, json }).toEqual({ status: 200, json: { result: 'PONG' } })
  })

  test('knows no token but its own', async () => {
    const refused = { status: 401, json: { error: WRONG_TOKEN } }
    expect(await ask(aDatabase(), aDatabase().rest_token)).toMatchObject(refused)
    const gone = { ...aDatabase(), rest_url: `${String(aDatabase().rest_url)}-gone` }
    expect(await ask(gone, gone.rest_token)).toMatchObject(refused)
  })

  test('knows no other command', async () => {
    const database = aDatabase()
    const unknown = { status: 400, json: { error: expect.stringMatching(/is not available/) } }
    expect(await ask(database, database.rest_token, ['GET', 'key'])).toMatchObject(unknown)
    expect(await ask(database, database.rest_token, [['PING']], '/pipeline')).toMatchObject(unknown)
  })
})

describe('faults of the REST endpoints', () => {
  test('take the place of the answer as often as they shall, and are noted', async () => {
    const database = aDatabase()
    emulator.injectRest({ times: 2, reply: { kind: 'status', status: 503, body: 'late' } })
    const statuses: number[] = []
    for (let time = 0; time < 3; time += 1) statuses.push((await ask(database, database.rest_token)).status)
    expect(statuses).toEqual([503, 503, 200])
    const path = new URL(database.rest_url ?? '').pathname
    expect(emulator.restRequests.slice(-3)).toMatchObject([
      { method: 'POST', path, status: 503 },
      { method: 'POST', path, status: 503 },
      { method: 'POST', path, status: undefined }
    ])
  })

  test('reset the connection, or let the answer wait', async () => {
    const database = aDatabase()
    emulator.injectRest({ reply: { kind: 'reset' } })
    await expect(ask(database, database.rest_token)).rejects.toThrow('fetch failed')
    emulator.injectRest({ reply: { kind: 'delay', ms: 5 } })
    expect(await ask(database, database.rest_token)).toMatchObject({ status: 200 })
  })

  test('leave the Developer API alone', async () => {
    emulator.injectRest({ times: Infinity, reply: { kind: 'status', status: 503 } })
    expect((await fetch(`${emulator.apiUrl}/redis/databases`)).status).toBe(401)
  })
})
