import type { SeedFile } from '../data/seed.js'
import type { Selection } from '../data/source-keys.js'
import type { EventContext } from '../runner/event.js'
import type { InputSource } from '../runner/runner.js'
import { readList, readText, readWholeNumber, required } from './reader.js'

/** What a database is filled with. */
export interface Filling {
  seedFile?: SeedFile | undefined
  copy?: Copying | undefined
}

/** What is copied from another database of the account. */
export interface Copying extends Selection {
  /** The id or the exact name of that database. */
  from: string
}

/**
 * `seed_file`, and `copy_from` with what belongs to it. What takes more than a look at them is checked later, by what is
 * loaded only if they are given.
 */
export function readFilling(input: InputSource, context: EventContext): Filling {
  return { seedFile: readSeedFile(input, context), copy: readCopy(input) }
}

/** `seed_file`; undefined if there is none. */
export function readSeedFile(
  input: InputSource,
  { workspace }: Pick<EventContext, 'workspace'>
): SeedFile | undefined {
  const path = readText(input, 'seed_file')
  return path === undefined ? undefined : { path, folder: workspace }
}

function readCopy(input: InputSource): Copying | undefined {
  const from = readText(input, 'copy_from')
  const copy = {
    match: readList(input, 'copy_match'),
    except: readList(input, 'copy_except'),
    limit: required(
      readWholeNumber(input, 'copy_limit', { least: 1, most: 10_000_000 }, 'of keys'),
      'copy_limit'
    )
  }
  return from === undefined ? undefined : { from, ...copy }
}
