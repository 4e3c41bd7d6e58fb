import type { TimeRange } from '../http/client.js'

/**
 * When a database that this step created can have been created: the evidence that tells it from one that was there
 * before. Seconds since the Unix epoch.
 */
export interface CreationWindow {
  from: number
  to: number
}

/**
 * How far the clock that gives `creation_time` may be behind the clocks we know. Generous, as the list showed no database
 * of the name right before the first request.
 */
const BEHIND_SECONDS = 60
/** How far it may be ahead. Less generous: what is created later may be another run's. */
const AHEAD_SECONDS = 10

/** The window of a step that sent its first create request at `first` and its last one at `last`. */
export function creationWindow(first: TimeRange, last: TimeRange): CreationWindow {
  return { from: first.earliest - BEHIND_SECONDS, to: last.latest + AHEAD_SECONDS }
}

/** True if the creation time is known and within the window. */
export function isWithin({ from, to }: CreationWindow, creationTime: number | undefined): boolean {
  return creationTime !== undefined && creationTime >= from && creationTime <= to
}
