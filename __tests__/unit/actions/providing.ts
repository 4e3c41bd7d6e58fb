import {
  type Provided as DatabaseProvided,
  type IfExists,
  provideDatabase
} from '../../../src/actions/provide.js'
import type { NameOwner } from '../../../src/naming.js'
import type { Journal } from '../../../src/runner/journal.js'
import { anOwner, aProvideRequest, aWish, PREVIEW_NAME } from '../../support/builders.js'
import type { FakeUpstash } from '../../support/fake-upstash.js'
import { VirtualClock } from '../../support/virtual-clock.js'
import { act, type Acted, type Setting } from './acting.js'

export const NAME = PREVIEW_NAME

export interface Provided extends Omit<Acted<DatabaseProvided>, 'result'> {
  found: DatabaseProvided | undefined
}

interface ProvideSetting extends Setting {
  name?: string
  nameGiven?: boolean
  ifExists?: IfExists
  deleteAfterJob?: boolean
  maxDatabases?: number
  owner?: NameOwner
  seed?: number
}

/** Runs the root action's work against a fake account; what it writes into its journal is noted among the requests. */
export async function provide(
  upstash: FakeUpstash,
  {
    name = NAME,
    nameGiven = false,
    ifExists = 'reuse',
    deleteAfterJob = false,
    maxDatabases,
    owner = anOwner(),
    seed,
    clock = new VirtualClock(seed),
    ...setting
  }: ProvideSetting = {}
): Promise<Provided> {
  upstash.clock = clock
  const request = aProvideRequest({
    wish: aWish({ name }),
    owner,
    ifExists,
    nameGiven,
    maxDatabases,
    deleteAfterJob
  })
  const { result: found, ...rest } = await act(
    upstash.send,
    (collaborators) => provideDatabase(request, { ...collaborators, journal: journalOf(upstash) }),
    { ...setting, clock }
  )
  return { found, ...rest }
}

function journalOf(upstash: FakeUpstash): Journal {
  return {
    planned: (name) => upstash.events.push(`planned:${name}`),
    uncertain: () => upstash.events.push('uncertain'),
    created: (id) => upstash.events.push(`created:${id}`),
    nothing: () => upstash.events.push('nothing')
  }
}
