import { describe, expect, test } from '@jest/globals'
import { InputError } from '../../../src/errors.js'
import { readGitHub } from '../../../src/inputs/github.js'
import { anEvent, aRunner, REPOSITORY } from '../../support/builders.js'
import { thrownBy } from '../../support/thrown.js'

const TOKEN = 'ghs_a+b'
const API = 'https://api.github.com'

/** Reads the token and GITHUB_API_URL; `masks` are those registered by the end, whatever the end was. */
function read(github_token: string, apiUrl = API): { result: unknown; error: unknown; masks: string[] } {
  const runner = aRunner({ github_token }, { context: anEvent({ apiUrl }) })
  let result: unknown
  const error = thrownBy(() => {
    result = readGitHub(runner)
  })
  return { result, error, masks: runner.log.texts('mask') }
}

describe('access to GitHub', () => {
  test.each([
    [API, API],
    ['https://github.example/api/v3/', 'https://github.example/api/v3'],
    ['http://127.0.0.1:9/', 'http://127.0.0.1:9']
  ])('is read for the address %s', (given, apiUrl) => {
    expect(read(` ${TOKEN}\n`, given).result).toEqual({ apiUrl, repository: REPOSITORY, token: TOKEN })
  })

  test.each([
    ['', 'Input `github_token` is blank. Allowed: `${{ github.token }}`'],
    [' \t', 'Input `github_token` is blank. Allowed: `${{ github.token }}`'],
    ['ghs_a\nb', 'Input `github_token` is not a token: it has a control character in it. Allowed: ']
  ])('is refused with the token %j', (token, message) => {
    const { error } = read(token)
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({ message: expect.stringContaining(message) })
    expect(error).not.toMatchObject({ message: expect.stringContaining('ghs_a') })
  })

  test.each(['http://github.example', 'http://127.0.0.1.example', 'ftp://127.0.0.1', 'api.github.com', ''])(
    'is refused for the address %j, where the token is not sent',
    (apiUrl) => {
      const { error } = read(TOKEN, apiUrl)
      expect(error).toBeInstanceOf(InputError)
      expect(error).toMatchObject({ message: expect.stringContaining(`GITHUB_API_URL is "${apiUrl}"`) })
      expect(error).toMatchObject({ message: expect.stringContaining('`github_token` is not sent there') })
    }
  )

  test('masks the token, and its form in a URL, before anything is checked', () => {
    for (const apiUrl of [API, 'nonsense']) expect(read(TOKEN, apiUrl).masks).toEqual([TOKEN, 'ghs_a%2Bb'])
    expect(read('').masks).toEqual([])
  })
})
