import { describe, expect, test } from '@jest/globals'
import { type ProvideInputs, readProvideInputs } from '../../src/inputs/provide.js'
import { publishDatabase } from '../../src/steps/outputs.js'
import { parseDatabase } from '../../src/upstash/database.js'
import { readActionMetadata } from '../support/action-metadata.js'
import { MemoryLog } from '../support/memory-log.js'
import { PUSH } from './inputs/given.js'
import { DOCUMENTED_REPLY } from '../support/replies.js'

const action = await readActionMetadata('.')

/** Reads the root action's inputs as far as they are given, and notes which were asked for. */
function read(given: Record<string, string>): { inputs: ProvideInputs; asked: string[] } {
  const asked = new Set<string>()
  const input = (name: string): string => {
    asked.add(name)
    return given[name] ?? ''
  }
  const log = new MemoryLog()
  return { inputs: readProvideInputs({ input, context: PUSH, log, mask: log.mask }), asked: [...asked] }
}

const REQUIRED = { email: 'me@example.com', api_key: 'key-2f1c9e', primary_region: 'us-east-1' }

describe('action.yml and the code agree', () => {
  test('on the inputs: all that are read are declared, and the reverse', () => {
    expect(read(REQUIRED).asked.sort()).toEqual(action.inputs.map(({ name }) => name).sort())
  })

  test('on what is required', () => {
    const required = action.inputs.filter((input) => input.required).map(({ name }) => name)
    expect(required.sort()).toEqual(Object.keys(REQUIRED).sort())
    for (const name of required) expect(() => read({ ...REQUIRED, [name]: '' })).toThrow(`\`${name}\``)
  })

  test('on the defaults: they are what the code does with an input left empty', () => {
    const defaults = Object.fromEntries(
      action.inputs.flatMap(({ name, default: value }) => (value ? [[name, value]] : []))
    )
    expect(Object.keys(defaults).length).toBeGreaterThan(0)
    expect(read({ ...defaults, ...REQUIRED }).inputs).toEqual(read(REQUIRED).inputs)
  })

  test('that every input has a default or is required, never both', () => {
    for (const input of action.inputs)
      expect({ [input.name]: input.default === undefined }).toEqual({ [input.name]: input.required })
  })

  test('on the outputs: all that are set are declared, and the reverse', () => {
    const log = new MemoryLog()
    const database = parseDatabase(DOCUMENTED_REPLY, 'the reply')
    const collaborators = { log, mask: log.mask, setOutput: log.setOutput }
    publishDatabase({ database, created: true }, 'https://api.upstash.com/v2', collaborators)
    expect(Object.keys(log.outputs).sort()).toEqual(action.outputs.map(({ name }) => name).sort())
  })

  test('that everything is described', () => {
    for (const { name, description } of [...action.inputs, ...action.outputs, action]) {
      expect({ name, described: description.length > 10 }).toEqual({ name, described: true })
    }
    expect(action.using).toBe('node24')
  })
})
