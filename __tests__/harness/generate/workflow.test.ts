import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import type { ReusableWorkflow } from '../../../metadata/types.js'
import { fillWorkflow } from '../../../scripts/generate/workflow.js'
import { action, shared } from './sample.js'

describe('the generated parts of the reusable workflow', () => {
  const workflow: ReusableWorkflow = {
    file: 'w.yml',
    action,
    step: 'clean',
    inputs: ['limit'],
    ownInputs: { runs_on: { description: 'A label.', default: 'ubuntu-latest' } },
    secrets: { KEY: 'key' },
    outputs: ['id']
  }
  const marker = (indent: string, name: string, content = ''): string =>
    `${indent}# generated: ${name}\n${content}${indent}# end of generated\n`
  const names = ['inputs', 'secrets', 'outputs', 'job outputs', 'with']
  const empty = names.map((name) => `${name.replace(' ', '_')}:\n${marker('  ', name)}`).join('# mine\n')
  const fill = (text: string, changes: Partial<ReusableWorkflow> = {}): string =>
    fillWorkflow(text, { ...workflow, ...changes }, shared)

  test('hand inputs and secrets on to the action, and its outputs back', () => {
    const filled = fill(empty)
    expect(parse(filled)).toEqual({
      inputs: {
        limit: { description: '`*`|most, or <any>.', type: 'string', default: '50' },
        runs_on: { description: 'A label.', type: 'string', default: 'ubuntu-latest' }
      },
      secrets: { KEY: { description: 'A key: `k#1`, of an account.', required: true } },
      outputs: { id: { description: 'An id.', value: '${{ jobs.clean.outputs.id }}' } },
      job_outputs: { id: '${{ steps.clean.outputs.id }}' },
      with: { key: '${{ secrets.KEY }}', limit: '${{ inputs.limit }}' }
    })
    expect(filled.match(/# mine\n/g)).toHaveLength(4)
  })

  test('are written over what was there, the same each time', () => {
    const old = empty.replace('# generated: inputs\n', '# generated: inputs\n  gone:\n    type: string\n')
    expect(fill(old)).toBe(fill(empty))
    expect(fill(fill(empty))).toBe(fill(empty))
  })

  test.each<[string, string, Partial<ReusableWorkflow>, string]>([
    ['a block is missing', empty.replace(marker('  ', 'with'), ''), {}, 'w.yml lacks "# generated: with"'],
    [
      'a block has no end',
      empty.replace(/ {2}# end of generated\n$/, ''),
      {},
      'w.yml lacks "# generated: with"'
    ],
    [
      'a block is there twice',
      empty + marker('', 'inputs'),
      {},
      'w.yml: "# generated: inputs" is there twice'
    ],
    ['a block is unknown', empty + marker('', 'inptus'), {}, 'w.yml: "# generated: inptus" is not known'],
    ['an output is secret', empty, { outputs: ['password'] }, '"password", which is secret'],
    [
      'an output is not the action’s',
      empty,
      { outputs: ['ids'] },
      'lists "ids", which its action does not have'
    ],
    [
      'an input is not the action’s',
      empty,
      { inputs: ['note'] },
      'lists "note", which its action does not have'
    ],
    [
      'a required input is not handed on',
      empty,
      { secrets: {} },
      'does not hand on "key", which "Clean" requires'
    ]
  ])('are refused if %s', (_what, text, changes, message) => {
    expect(() => fill(text, changes)).toThrow(message)
  })
})
