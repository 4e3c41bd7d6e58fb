import { expect, test } from '@jest/globals'
import type { ApiReply } from '../../emulator/api-outcomes.js'
import type { Errand, Place } from '../../emulator/errands.js'
import { ask, atNoon, NOON, requestFor } from './model-support.js'
import { BODY, fieldOf, textOf } from './support.js'

const PLACE: Place = { endpoint: '127.0.0.1', port: 7001, tls: false, rest_url: 'http://127.0.0.1:7002' }

test('the model tells time by the clock it is given, and replies at once', () => {
  const { api, clock } = atNoon({ clockAheadMs: 90_500 })
  const created = ask(api, 'POST /database', BODY)
  expect(created.json).toMatchObject({ creation_time: NOON / 1000 + 90 })
  expect(created.headers['date']).toBe('Fri, 02 Jan 2026 12:01:30 GMT')
  clock.now += 3_600_000
  expect(ask(api, 'GET /databases').headers['date']).toBe('Fri, 02 Jan 2026 13:01:30 GMT')
})

test('a list that lags shows a new database only after a while, and what was there before at once', () => {
  const { api, clock } = atNoon({ listLagMs: 300 })
  api.add({ database_name: 'old', creation_time: NOON / 1000 - 60 })
  ask(api, 'POST /database', BODY)
  clock.now += 299
  expect(ask(api, 'GET /databases').json).toMatchObject([{ database_name: 'old' }])
  clock.now += 1
  expect(ask(api, 'GET /databases').json).toMatchObject([
    { database_name: 'old' },
    { database_name: 'preview' }
  ])
})

test('a detail that lags does not find a new database for a while, which can be deleted meanwhile', () => {
  const { api, clock } = atNoon({ detailLagMs: 500 })
  const [first, second] = ['a', 'b'].map((name) => ask(api, 'POST /database', { ...BODY, name }).json)
  clock.now += 499
  const path = `/database/${textOf(first, 'database_id')}`
  expect(ask(api, `GET ${path}`)).toMatchObject({ status: 404, json: 'database not found' })
  expect(ask(api, `DELETE /database/${textOf(second, 'database_id')}`).status).toBe(200)
  expect(ask(api, 'GET /databases').json).toMatchObject([{ database_name: 'a' }])
  clock.now += 1
  expect(ask(api, `GET ${path}`).json).toMatchObject({ database_name: 'a' })
})

test('a deleted database may still be listed for a while, in its place, though it is gone', () => {
  const { api, clock } = atNoon({ deletedListedMs: 300 })
  const [first] = ['a', 'b'].map((name) => ask(api, 'POST /database', { ...BODY, name }).json)
  const path = `/database/${textOf(first, 'database_id')}`
  ask(api, `DELETE ${path}`)
  clock.now += 299
  expect(ask(api, 'GET /databases').json).toMatchObject([{ database_name: 'a' }, { database_name: 'b' }])
  expect([ask(api, `GET ${path}`).status, ask(api, `DELETE ${path}`).status]).toEqual([404, 404])
  clock.now += 1
  expect(ask(api, 'GET /databases').json).toMatchObject([{ database_name: 'b' }])
})

test('the name of a deleted database may still be taken for a while', () => {
  const { api, clock } = atNoon({ nameHeldMs: 300 })
  const path = `/database/${textOf(ask(api, 'POST /database', BODY).json, 'database_id')}`
  ask(api, `DELETE ${path}`)
  clock.now += 299
  expect(ask(api, 'POST /database', BODY).json).toBe('database with same name already exists')
  clock.now += 1
  expect(ask(api, 'POST /database', BODY).status).toBe(200)
})

test('names may be altered, and are then taken as they have become', () => {
  const { api } = atNoon({ alterName: (name) => name.trim().toLowerCase() })
  const created = ask(api, 'POST /database', { ...BODY, name: ' My-DB ' }).json
  expect(created).toMatchObject({ database_name: 'my-db' })
  expect(ask(api, 'POST /database', { ...BODY, name: 'MY-db' }).status).toBe(400)
  const renamed = ask(api, `POST /rename/${textOf(created, 'database_id')}`, { name: 'OTHER' })
  expect(renamed.json).toMatchObject({ database_name: 'other' })
})

test('a state is that of all databases, of one, or of a new one for a while', () => {
  const { api, clock } = atNoon({ activeAfterMs: 2_000 })
  const { database_id } = api.add({ database_name: 'old', creation_time: NOON / 1000 - 60 })
  ask(api, 'POST /database', BODY)
  const states = (): unknown => {
    const list = ask(api, 'GET /databases').json
    return Array.isArray(list) ? list.map((one: unknown) => fieldOf(one, 'state')) : list
  }
  api.change(database_id, { state: 'suspended' })
  expect(states()).toEqual(['suspended', 'passive'])
  clock.now += 2_000
  expect(states()).toEqual(['suspended', 'active'])
  Object.assign(api.behaviour, { state: 'deleted' })
  expect(states()).toEqual(['deleted', 'deleted'])
  expect(() => api.change('nobody', { state: 'active' })).toThrow('There is no database nobody')
})

test('the header Date alone may be wrong', () => {
  const { api } = atNoon({ dateAheadMs: 30 * 86_400_000 })
  const created = ask(api, 'POST /database', BODY)
  expect(created.json).toMatchObject({ creation_time: NOON / 1000 })
  expect(created.headers['date']).toBe('Sun, 01 Feb 2026 12:00:00 GMT')
})

test('what comes and goes is told to the history', () => {
  const { api, history } = atNoon()
  const { database_id } = api.add({ database_name: 'old' })
  ask(api, 'POST /database', BODY)
  expect(ask(api, 'POST /database', BODY).status).toBe(400)
  ask(api, `DELETE /database/${database_id}`)
  expect(history).toEqual(['made old', 'made preview', 'removed old'])
})

test('a sparse reply holds what a connection needs, and no more', () => {
  const { api } = atNoon({ sparseReplies: true })
  const fields = Object.keys(ask(api, 'POST /database', BODY).json ?? {})
  expect(fields.sort()).toEqual(
    [
      ...['creation_time', 'database_id', 'database_name', 'endpoint', 'password', 'port', 'primary_region'],
      ...['read_only_rest_token', 'region', 'rest_token', 'state', 'tls']
    ].sort()
  )
})

test('a name that is taken while a database starts is refused, and that database is stopped', () => {
  const { api } = atNoon()
  const slow = api.carryOut(requestFor('POST /database', BODY))
  const fast = api.carryOut(requestFor('POST /database', BODY))
  expect(kindOf(slow.next())).toBe('start')
  expect(kindOf(fast.next())).toBe('start')
  expect(ask(api, 'GET /databases').json).toEqual([])
  expect(fast.next({ place: PLACE })).toMatchObject({ done: true, value: { status: 200 } })
  expect(kindOf(slow.next({ place: { ...PLACE, port: 7003 } }))).toBe('stop')
  expect(slow.next()).toMatchObject({
    done: true,
    value: { status: 400, body: '"database with same name already exists"' }
  })
  expect(ask(api, 'GET /databases').json).toMatchObject([PLACE])
})

function kindOf(step: IteratorResult<Errand, ApiReply>): string {
  return step.done === true ? 'done' : step.value.kind
}
