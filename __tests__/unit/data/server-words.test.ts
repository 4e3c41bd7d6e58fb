import { expect, test } from '@jest/globals'
import { Refusal, wordsFor } from '../../../src/data/server-words.js'

const words = (said: string, ...command: string[]): string =>
  wordsFor(
    new Refusal(said),
    command.map((word) => Buffer.from(word))
  )

test('what a server repeats of a command without quotes is not shown, the name of the command aside', () => {
  expect(words('ERR SET does not take secret-1 with secret-2.', 'SET', 'a', 'secret-1', 'secret-2')).toBe(
    'ERR SET does not take … with …'
  )
})

test('what a server quotes is not shown, names of commands aside', () => {
  expect(words("ERR 'secret' is no option of 'set'", 'SET', 'a', 'b')).toBe('ERR "…" is no option of \'set\'')
})

test('an error without anything of the command is shown as it is', () => {
  expect(words('OOM command not allowed when used memory > maxmemory', 'SET', 'a', 'b')).toBe(
    'OOM command not allowed when used memory > maxmemory'
  )
})
