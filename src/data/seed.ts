import type { SeedBatch } from './seed-batch.js'

/** A seed file that was read once from beginning to end, and can be sent. */
export interface Seed {
  /** What the workflow calls the file. */
  readonly given: string
  /** How many commands it is. */
  readonly commands: number
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
