import { expect, test } from '@jest/globals'
import { translate } from '../../emulator/rest-errors.js'

const denied = "NOPERM this user has no permissions to run the 'config|get' command"

test.each([
  denied,
  "NOPERM User default_ro has no permissions to run the 'config|get' command",
  "NOPERM This user has no permissions to run the 'config|get' command or its subcommand"
])('%s is one error, whatever the version of Redis', (text) => {
  expect(translate(text, 'CONFIG')).toBe(denied)
})

test('other errors stay as they are', () => {
  for (const text of ['NOPERM No permissions to access a key', 'ERR syntax error', 'WRONGTYPE x', ''])
    expect(translate(text, 'GET')).toBe(text)
})
