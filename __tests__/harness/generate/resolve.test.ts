import { describe, expect, test } from '@jest/globals'
import { defaultsModule } from '../../../scripts/generate/defaults.js'
import { checkAllUsed, inputsOf, outputsOf } from '../../../scripts/generate/resolve.js'
import { action, shared } from './sample.js'

describe('the generator refuses', () => {
  const { inputs: words } = shared

  test('an input or output without a description', () => {
    const blank = {
      inputs: { ...words, limit: { description: '', default: '' } },
      outputs: { id: { description: '' } }
    }
    expect(() => inputsOf(action, blank)).toThrow('The input "limit" of "Clean" has no description')
    expect(() => outputsOf(action, blank)).toThrow('The output "id" of "Clean" has no description')
    const changedInputs = { limit: { also: '' } }
    expect(() => inputsOf({ ...action, changedInputs }, shared)).toThrow('has no description')
  })

  test.each([' A key.', 'A key. ', 'A  key.', 'A\nkey.', 'A\u00a0key.', 'A\u0007key.'])(
    'a description that would not survive: %j',
    (description) => {
      const changedInputs = { key: { description } }
      expect(() => inputsOf({ ...action, changedInputs }, shared)).toThrow('must be described on one line')
    }
  )

  test.each([
    ['an input that is not described', { inputs: ['kee'] }, 'The input "kee" of "Clean" is not in metadata/'],
    ['an input named like a property of every object', { inputs: ['toString'] }, 'is not in metadata/'],
    ['an input listed twice', { inputs: ['key', 'key'] }, '"Clean" lists "key" twice'],
    [
      'a change of an input that the action does not have',
      { changedInputs: { note: { default: 'x' } } },
      '"Clean" changes "note", which it does not have'
    ]
  ])('%s', (_what, changes, message) => {
    expect(() => inputsOf({ ...action, ...changes }, shared)).toThrow(message)
  })

  test.each([
    [
      'an output that is not described',
      { outputs: ['ids'] },
      'The output "ids" of "Clean" is not in metadata/'
    ],
    ['an output listed twice', { outputs: ['id', 'id'] }, '"Clean" lists "id" twice'],
    [
      'a change of an output that the action does not have',
      { outputs: ['id'], changedOutputs: { password: { description: 'Secret.' } } },
      '"Clean" changes "password", which it does not have'
    ]
  ])('%s', (_what, changes, message) => {
    expect(() => outputsOf({ ...action, ...changes }, shared)).toThrow(message)
  })

  test('words for an input that no action has', () => {
    expect(() => {
      checkAllUsed([action], shared)
    }).toThrow('No action has "note"')
    const all = { ...action, inputs: Object.keys(words) }
    expect(() => {
      checkAllUsed([all], shared)
    }).not.toThrow()
    expect(() => {
      checkAllUsed([{ ...all, outputs: ['id'] }], shared)
    }).toThrow('No action has "password"')
  })
})

describe('the defaults for the code', () => {
  test('leave out required inputs, empty defaults and expressions', () => {
    const text = defaultsModule({ clean: { ...action, inputs: Object.keys(shared.inputs) } }, shared)
    const json = /export const defaults = (\{.*\}) as const/s.exec(text)?.[1] ?? ''
    expect(JSON.parse(json)).toEqual({ clean: { limit: '50' } })
  })
})
