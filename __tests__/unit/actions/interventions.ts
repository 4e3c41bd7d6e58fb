import { reply, silence } from '../../support/scripted-network.js'
import type { FakeUpstash, Intervention } from '../../support/fake-upstash.js'
import { NAME } from './providing.js'

export const afterEffect = { handled: true }
export const NAME_TAKEN = reply(400, '"database with same name already exists"')
/** The database of our name that another run creates while this one is about to. */
export const raced =
  (upstash: FakeUpstash): Intervention =>
  (handle) => {
    upstash.add(NAME, { database_id: 'theirs' })
    return handle()
  }
/** A list that does not yet show the newest database. */
export const lagging: Intervention = (handle) => {
  const given = handle()
  const listed: unknown = JSON.parse(given.body)
  return { ...given, body: JSON.stringify(Array.isArray(listed) ? listed.slice(0, -1) : listed) }
}
export const asUsual: Intervention = (handle) => handle()
export const silent: Intervention = (_handle, request, signal) => silence(request, signal)
export const silentAfterEffect: Intervention = (handle, request, signal) => {
  handle()
  return silence(request, signal)
}

/** The requests of the run, without what it noted in its journal: "list create get". */
export function requestsOf(upstash: FakeUpstash): string {
  return upstash.events
    .filter((event) => /^[a-z]+$/.test(event) && !['uncertain', 'nothing'].includes(event))
    .join(' ')
}
