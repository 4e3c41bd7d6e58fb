import type { SeedFile } from '../data/seed.js'
import type { EventContext } from '../runner/event.js'
import type { InputSource } from '../runner/runner.js'
import { readText } from './reader.js'

/** What a database is filled with. */
export interface Filling {
  seedFile: SeedFile | undefined
}

export const NO_FILLING: Filling = { seedFile: undefined }

/** `seed_file`. The file itself is read later, by what is loaded only if there is one. */
export function readFilling(input: InputSource, { workspace }: EventContext): Filling {
  const path = readText(input, 'seed_file')
  return { seedFile: path === undefined ? undefined : { path, folder: workspace } }
}
