import type { SeedBatch } from './seed-batch.js'

/** A seed file. */
export interface Seed {
  /** What the workflow calls the file. */
  readonly given: string
  /** How many commands it is, once it is checked. */
  readonly commands: number
  /** Reads it from beginning to end, a piece for each turn. It has to be done once, before anything is sent. */
  check(): AsyncGenerator<void>
  /** Reads the file again, piece by piece. A batch holds only until the next one is asked for: they share their memory. */
  batches(): AsyncGenerator<SeedBatch>
}

/** Which file it is. */
export interface SeedFile {
  /** As the workflow gave it. */
  path: string
  /** Where a relative path begins: the job's workspace. */
  folder: string
}

/** Ends the error for what stands in a file when it is checked. */
export const NOTHING_SENT = 'Nothing was sent.'
/** The same when it is sent. */
export const CHANGED = 'It was not there when the file was checked: let nothing else write to the file.'
