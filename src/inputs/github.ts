import type { EventContext } from '../github/event.js'
import type { PullsOptions } from '../github/pulls.js'
import { InputError } from '../errors.js'
import { hasControlCharacters, quoted } from '../text.js'
import { isLoopback } from '../upstash/loopback.js'
import { badInput, type InputSource } from './reader.js'

/**
 * How to ask GitHub for this repository's pull requests: `github_token`, and GITHUB_API_URL from the runner.
 *
 * @throws InputError where there is no token, or the address is none a token may be sent to
 */
export function readGitHub(source: InputSource, { apiUrl, repository }: EventContext): PullsOptions {
  const token = source('github_token').trim()
  if (token === '' || hasControlCharacters(token)) {
    const given = token === '' ? 'blank' : 'not a token: it has a control character in it'
    throw badInput(
      'github_token',
      given,
      '`${{ github.token }}`, its default, or another token that may read pull requests'
    )
  }
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : undefined
  if (url === undefined || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)))) {
    throw new InputError(
      `GITHUB_API_URL is ${quoted(apiUrl)}, which is no https address: \`github_token\` is not sent there. It is set by the runner.`
    )
  }
  return { apiUrl: (url.origin + url.pathname).replace(/\/+$/, ''), repository, token }
}
