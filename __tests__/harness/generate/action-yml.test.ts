import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { format, resolveConfig } from 'prettier'
import { parse } from 'yaml'
import { actions, inputs, outputs } from '../../../metadata/index.js'
import type { ActionFile } from '../../../metadata/types.js'
import { actionFilePath, actionYml } from '../../../scripts/generate/action-yml.js'
import { repositoryRoot } from '../../support/root.js'
import { action, secretNote, shared } from './sample.js'

/** The file of the sample action with a few properties changed, as a YAML reader understands it. */
function parsed(changes: Partial<ActionFile> = {}): unknown {
  return parse(actionYml({ ...action, ...changes }, shared))
}

describe('a generated action.yml', () => {
  test('says what metadata says, and nothing else', () => {
    expect(parsed()).toEqual({
      name: 'Clean',
      description: action.description,
      author: 'the upstash-redis-action authors',
      branding: { icon: 'database', color: 'green' },
      inputs: {
        key: { description: 'A key: `k#1`, of an account.', required: true },
        limit: { description: '`*`|most, or <any>.', default: '50' },
        token: { description: 'A token.', default: '${{ github.token }}' }
      },
      outputs: {
        id: { description: 'An id.' },
        password: { description: `A password. ${secretNote}` }
      },
      runs: {
        using: 'node24',
        main: '../dist/clean/index.js',
        post: '../dist/after/index.js',
        'post-if': 'always()'
      }
    })
  })

  test('has no line over 110 characters', () => {
    expect(
      actionYml(action, shared)
        .split('\n')
        .filter((line) => line.length > 110)
    ).toEqual([])
  })

  test('names its source and the command in the first line', () => {
    expect(actionYml(action, shared)).toMatch(/^# Generated from metadata\/ by "npm run generate"/)
  })

  test('has no post step if the action has none, and paths without a climb in the root', () => {
    const { folder, name, description, main, inputs, outputs } = { ...action, folder: '.' }
    const text = actionYml({ folder, name, description, main, inputs, outputs }, shared)
    expect(parse(text)).toMatchObject({ runs: { using: 'node24', main: 'dist/clean/index.js' } })
    expect(text).not.toContain('post')
    expect(['.', 'clean'].map((folder) => actionFilePath({ ...action, folder }))).toEqual([
      'action.yml',
      'clean/action.yml'
    ])
  })

  test('takes over what the action changes', () => {
    const changedInputs = {
      key: { default: '', also: 'Or none.' },
      limit: { description: 'Most.', default: '5' }
    }
    expect(parsed({ changedInputs, changedOutputs: { id: { description: 'The id.' } } })).toMatchObject({
      inputs: {
        key: { description: 'A key: `k#1`, of an account. Or none.', default: '' },
        limit: { description: 'Most.', default: '5' }
      },
      outputs: { id: { description: 'The id.' } }
    })
  })

  test('keeps every description that is allowed, however it is written in YAML', () => {
    const word = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme-ascii' })
    const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(line, (text) => {
        const description = text.replaceAll(/ +/g, ' ').trim()
        fc.pre(description !== '')
        const changedInputs = { limit: { description } }
        expect(parsed({ changedInputs })).toMatchObject({ inputs: { limit: { description } } })
      })
    )
  })

  test.each(Object.entries(actions))('is how prettier would leave it: %s', async (_name, each) => {
    const text = actionYml(each, { inputs, outputs })
    const style = await resolveConfig(`${repositoryRoot}/action.yml`)
    expect(await format(text, { ...style, parser: 'yaml' })).toBe(text)
  })
})
