import { describe, expect, test } from '@jest/globals'
import type { InputCollaborators } from '../../src/inputs/common.js'
import { readLocalInputs } from '../../src/inputs/local.js'
import { readPreviewInputs } from '../../src/inputs/preview.js'
import { readProvideInputs } from '../../src/inputs/provide.js'
import { readSweepInputs } from '../../src/inputs/sweep.js'
import { readGetInputs, readTargetInputs } from '../../src/inputs/target.js'
import {
  publishDatabase,
  publishDeletion,
  publishLocal,
  publishPreview,
  publishSweep,
  type OutputCollaborators
} from '../../src/steps/outputs.js'
import { parseDatabase } from '../../src/upstash/database.js'
import { readActionMetadata } from '../support/action-metadata.js'
import { aLocalDatabase, anEvent } from '../support/builders.js'
import { MemoryLog } from '../support/memory-log.js'
import { DOCUMENTED_REPLY } from '../support/replies.js'

const HAND_OVER = { apiUrl: 'https://api.upstash.com/v2', exportEnv: false }
const OPENED = anEvent({
  eventName: 'pull_request',
  payload: { action: 'opened', pull_request: { number: 12 } }
})

/** What every action can be read with; none of it is a default. */
const GIVEN = {
  email: 'me@example.com',
  api_key: 'key-2f1c9e',
  primary_region: 'us-east-1',
  github_token: 'token-5b7d'
}

interface Code {
  readonly read: (collaborators: InputCollaborators) => unknown
  readonly publish: (collaborators: OutputCollaborators) => void
}

const found = { database: parseDatabase(DOCUMENTED_REPLY, 'the reply'), created: true, reset: false }
const publishFound = (to: OutputCollaborators): void => {
  publishDatabase(found, HAND_OVER, to)
}
const code: Readonly<Record<string, Code>> = {
  '.': { read: readProvideInputs, publish: publishFound },
  get: { read: readGetInputs, publish: publishFound },
  delete: {
    read: (collaborators) => readTargetInputs(collaborators, 'delete'),
    publish: (to) => {
      publishDeletion({ deleted: true, id: 'id-1' }, to)
    }
  },
  preview: {
    read: readPreviewInputs,
    publish: (to) => {
      publishPreview({ found, skipped: false, deleted: false }, HAND_OVER, to)
    }
  },
  sweep: {
    read: readSweepInputs,
    publish: (to) => {
      publishSweep({ deleted: [], kept: 0, failed: [] }, to)
    }
  },
  local: {
    read: readLocalInputs,
    publish: (to) => {
      publishLocal(aLocalDatabase(), { created: true, exportEnv: false }, to)
    }
  }
}

/** Reads an action's inputs, and notes which were asked for. */
function read({ read }: Code, given: Readonly<Record<string, string>>): { inputs: unknown; asked: string[] } {
  const asked = new Set<string>()
  const input = (name: string): string => {
    asked.add(name)
    return given[name] ?? ''
  }
  const log = new MemoryLog()
  return { inputs: read({ input, context: OPENED, log, mask: log.mask }), asked: [...asked] }
}

describe.each(Object.entries(code))('the action.yml in %s and the code agree', (folder, action) => {
  test('on the inputs: all that are read are declared, and the reverse', async () => {
    const { inputs } = await readActionMetadata(folder)
    expect(read(action, GIVEN).asked.sort()).toEqual(inputs.map(({ name }) => name).sort())
  })

  test('on what is required', async () => {
    const { inputs } = await readActionMetadata(folder)
    const required = inputs.filter((input) => input.required).map(({ name }) => name)
    expect(required.length > 0).toBe(folder !== 'local')
    for (const name of required) expect(() => read(action, { ...GIVEN, [name]: '' })).toThrow(`\`${name}\``)
  })

  test('on the defaults: they are what a blank input means', async () => {
    const { inputs } = await readActionMetadata(folder)
    const defaults = Object.fromEntries(inputs.map(({ name, default: value }) => [name, value ?? '']))
    expect(read(action, { ...defaults, ...GIVEN }).inputs).toEqual(read(action, GIVEN).inputs)
  })

  test('on the outputs: all that are set are declared, and the reverse', async () => {
    const log = new MemoryLog()
    action.publish({ log, mask: log.mask, setOutputs: log.setOutputs, exportVariable: log.exportVariable })
    const { outputs } = await readActionMetadata(folder)
    expect(Object.keys(log.outputs).sort()).toEqual(outputs.map(({ name }) => name).sort())
  })
})
