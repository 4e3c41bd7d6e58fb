import type { SeedFile } from '../data/seed.js'
import type { LocalRequest } from '../local-database/index.js'
import { maskAllForms } from '../masking.js'
import type { Runner } from '../runner/runner.js'
import { quoted } from '../text.js'
import { readJobSummary, readTimeout, withDefaults } from './common.js'
import { readSeedFile } from './filling.js'
import { badInput, readFlag, readText } from './reader.js'

/** What the local action is asked to do. */
export interface LocalInputs {
  request: LocalRequest
  /** What the database is filled with. */
  seedFile: SeedFile | undefined
  exportEnv: boolean
  jobSummary: boolean
  /** Seconds for everything the step does. */
  timeoutSeconds: number
}

/** @throws InputError naming the input, what was given and what is allowed; never with a password in it */
export function readLocalInputs(collaborators: Pick<Runner, 'input' | 'mask' | 'context'>): LocalInputs {
  const input = withDefaults(collaborators.input, 'local')
  const given = input('redis_url').trim()
  const hasPassword = given.includes('@')
  if (hasPassword) maskAllForms(given, collaborators.mask)
  const text = readText(input, 'redis_url')
  if (text !== undefined) refuseUnless(text, hasPassword, collaborators)
  return {
    request: { redis_url: text },
    seedFile: readSeedFile(input, collaborators.context),
    exportEnv: readFlag(input, 'export_env'),
    jobSummary: readJobSummary(input),
    timeoutSeconds: readTimeout(input)
  }
}

function refuseUnless(text: string, hasPassword: boolean, { mask }: Pick<Runner, 'mask'>): void {
  // Behind a question mark may stand a password too.
  const shown = hasPassword ? 'an address with an @ in it' : quoted(text.replace(/[?#].*$/, '…'))
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined) maskLogin(url, mask)
  if (url?.protocol === 'rediss:') throw badInput('redis_url', `${shown}, with TLS`, ALLOWED)
  if (url?.protocol !== 'redis:' || url.hostname === '') throw badInput('redis_url', shown, ALLOWED)
  if (!/^\/?0?$/.test(url.pathname) || url.search !== '' || url.hash !== '') {
    throw badInput('redis_url', `${shown}, with something behind the port`, ALLOWED)
  }
}

// An example with user and password in it would itself be hidden.
const ALLOWED =
  'the address of a Redis without TLS, `redis://host` or `redis://host:port`, with `user:password@` or `:password@` before the host if it asks for them, and its database 0'

function maskLogin({ username, password }: URL, mask: Runner['mask']): void {
  if (password !== '') mask(password)
  try {
    decodeURIComponent(username)
    maskAllForms(decodeURIComponent(password), mask)
  } catch {
    throw badInput('redis_url', 'an address whose user or password is not percent-encoded', ALLOWED)
  }
}
