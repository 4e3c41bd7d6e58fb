import { maskAllForms } from '../masking.js'
import type { GitHubAccess } from '../github/api.js'
import { InputError } from '../errors.js'
import { hasControlCharacters, quoted } from '../text.js'
import { baseAddress, mayCarrySecrets } from '../address.js'
import type { InputCollaborators } from './common.js'
import { badInput } from './reader.js'

/**
 * How to ask GitHub for this repository's pull requests: `github_token`, and GITHUB_API_URL from the runner. The token is
 * masked before anything is checked.
 *
 * @throws InputError if there is no token, or the address is none a token may be sent to
 */
export function readGitHub({
  input,
  context: { apiUrl, repository },
  mask
}: Pick<InputCollaborators, 'input' | 'context' | 'mask'>): GitHubAccess {
  const token = input('github_token').trim()
  maskAllForms(token, mask)
  if (token === '' || hasControlCharacters(token)) {
    const given = token === '' ? 'blank' : 'not a token: it has a control character in it'
    throw badInput(
      'github_token',
      given,
      '`${{ github.token }}`, its default, or another token that may read pull requests'
    )
  }
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : undefined
  if (url === undefined || !mayCarrySecrets(url)) {
    throw new InputError(
      `GITHUB_API_URL is ${quoted(apiUrl)}, which is not an https address, so \`github_token\` is not sent there. The runner sets this variable.`
    )
  }
  return { apiUrl: baseAddress(url), repository, token }
}
