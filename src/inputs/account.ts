import { InputError } from '../errors.js'
import { whySecretsAreWithheld, type EventContext } from '../runner/event.js'
import { maskAllForms, type Mask } from '../masking.js'
import { hasControlCharacters, quoted } from '../text.js'
import { basicCredentials, type Account } from '../upstash/client.js'
import { baseAddress, mayCarrySecrets } from '../address.js'
import type { InputSource } from '../runner/runner.js'
import { badInput, readText, required } from './reader.js'

/**
 * `email`, `api_key` and `api_url`.
 *
 * @throws InputError if one is missing or cannot be right; never with the key in it
 */
export function readAccount(input: InputSource, context: EventContext, mask: Mask): Account {
  return { ...readCredentials(input, context, mask), apiUrl: readApiUrl(input) }
}

/**
 * `email` and `api_key`. The key and its Basic header are masked before anything is checked.
 *
 * @throws InputError if one is missing or cannot be right; never with the key in it
 */
export function readCredentials(
  input: InputSource,
  context: EventContext,
  mask: Mask
): Pick<Account, 'email' | 'apiKey'> {
  const apiKey = input('api_key').trim()
  const email = input('email').trim()
  maskAllForms(apiKey, mask)
  if (apiKey !== '') maskAllForms(basicCredentials({ email, apiKey }), mask)
  if (email === '')
    throw missing('email', 'the email address of your Upstash account, or the id of your team', context)
  if (apiKey === '') throw missing('api_key', 'a management API key of your Upstash account', context)
  if (hasControlCharacters(email) || email.includes(':')) {
    throw badInput(
      'email',
      quoted(email),
      'an email address or a team id, without a colon or a control character'
    )
  }
  if (hasControlCharacters(apiKey)) {
    throw badInput(
      'api_key',
      'not a key: it has a line break or another control character in it',
      'the key alone'
    )
  }
  return { email, apiKey }
}

/** True if this run was given no credentials at all, as on a fork's pull request. */
export function hasNoCredentials(input: InputSource): boolean {
  return input('email').trim() === '' || input('api_key').trim() === ''
}

function missing(name: string, what: string, context: EventContext): InputError {
  const withheld = whySecretsAreWithheld(context)
  const hint =
    withheld === undefined
      ? 'If it comes from a secret or a variable, make sure that this workflow has one of exactly that name.'
      : `${withheld}, so there is none here.`
  return new InputError(`Input \`${name}\` is missing or blank: it must be ${what}. ${hint}`)
}

function readApiUrl(input: InputSource): string {
  const text = required(readText(input, 'api_url'), 'api_url')
  const allowed =
    'an `https:` address such as `https://api.upstash.com/v2`, or `http:` to this machine itself'
  const url = URL.canParse(text) ? new URL(text) : undefined
  // Not quoted if it may have a password in it.
  const given = text.includes('@') ? 'an address with an @ in it' : quoted(text)
  if (url === undefined) throw badInput('api_url', `${given}, which is not a URL`, allowed)
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw badInput('api_url', 'a URL with a user, a query or a fragment', allowed)
  }
  if (mayCarrySecrets(url)) return baseAddress(url)
  throw badInput('api_url', `${given}, which would send the key unencrypted`, allowed)
}
