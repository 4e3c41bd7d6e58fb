import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ActionError, InputError } from '../errors.js'
import type { Deadline } from '../http/deadline.js'
import { quoted } from '../text.js'
import { CommandSeed } from './seed-commands.js'
import { JsonSeed } from './seed-json.js'
import type { Seed, SeedFile } from './seed.js'

/**
 * Reads and checks a whole seed file: commands as `redis-cli` reads them, or keys as JSON if its name ends in `.json`.
 *
 * @throws ActionError if that takes too long; InputError if it cannot be read, or has something in it that cannot be sent; never with a value in it
 */
export async function readSeed({ path, folder }: SeedFile, deadline?: Deadline): Promise<Seed> {
  const whole = resolve(folder, path)
  await refuseUnlessFile(whole, path)
  const seed = whole.toLowerCase().endsWith('.json')
    ? new JsonSeed(whole, path)
    : new CommandSeed(whole, path)
  const checking = seed.check()
  while ((await checking.next()).done !== true) {
    if (deadline?.signal.aborted !== true) continue
    await checking.return(undefined)
    throw deadline.endedWith(deadline.signal.reason) ? tooLarge(path, deadline) : deadline.signal.reason
  }
  return seed
}

function tooLarge(path: string, { seconds, name, advice }: Deadline): ActionError {
  return new ActionError(
    `The ${seconds} s of ${name} were over before the seed file ${quoted(path)} was read and checked. Nothing was sent.${advice}`
  )
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
