import type { TimeRange } from '../http/client.js'

/** Why a database is kept whose age cannot be known. */
export const NO_AGE = 'Upstash gives no creation time that can be right'

/**
 * The smaller of a database's ages by the two clocks we know: one that is wrong must not make a young database old.
 * Undefined if its creation time is not known, or is in the future. Seconds.
 */
export function ageOf(creationTime: number | undefined, now: TimeRange): number | undefined {
  if (creationTime === undefined || creationTime > now.latest) return undefined
  return Math.max(0, now.earliest - creationTime)
}

/** `47 h`, `2 days`. */
export function inWords(seconds: number): string {
  const hours = Math.floor(seconds / 3_600)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`
}
