import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { InputError } from '../errors.js'
import { quoted } from '../text.js'
import { CommandSeed } from './seed-commands.js'
import { JsonSeed } from './seed-json.js'
import type { Seed, SeedFile } from './seed.js'

/**
 * Reads and checks a whole seed file: commands as `redis-cli` reads them, or keys as JSON if its name ends in `.json`.
 *
 * @throws InputError if it cannot be read, or has something in it that cannot be sent; never with a value in it
 */
export async function readSeed({ path, folder }: SeedFile): Promise<Seed> {
  const whole = resolve(folder, path)
  await refuseUnlessFile(whole, path)
  const json = whole.toLowerCase().endsWith('.json')
  return await (json ? JsonSeed.read(whole, path) : CommandSeed.read(whole, path))
}

async function refuseUnlessFile(path: string, given: string): Promise<void> {
  const problem = await stat(path).then(
    (found) => (found.isFile() ? undefined : found.isDirectory() ? 'a directory' : 'no file'),
    (error: unknown) => `a file that cannot be read (${codeOf(error)})`
  )
  if (problem === undefined) return
  throw new InputError(
    `Input \`seed_file\` is ${quoted(given)}, ${problem}. Allowed: the path of a file; a relative one begins in the workspace. ` +
      'If it is in your repository, check that out in an earlier step.'
  )
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error'
}
