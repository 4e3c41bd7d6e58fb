import { expect, test } from '@jest/globals'
import type { TimeRange } from '../../../src/http/client.js'
import {
  type CreationRecord,
  type Journal,
  readRecord,
  readSettings,
  stateJournal
} from '../../../src/runner/journal.js'
import { aRecord } from '../../support/builders.js'

const SETTINGS = { deleteAfterJob: true, apiUrl: 'https://api.upstash.com/v2' }

const at = (seconds: number): TimeRange => ({ earliest: seconds, latest: seconds })

function recordOf(write: (journal: Journal) => void): CreationRecord {
  const state: Record<string, string | undefined> = {}
  write(stateJournal((values) => Object.assign(state, values), SETTINGS))
  return readRecord((name) => state[name] ?? '')
}

test.each<[string, (journal: Journal) => void, Partial<CreationRecord>]>([
  ['nothing', () => undefined, {}],
  [
    'a plan',
    (journal) => {
      journal.planned('mine', at(1_700_000_000))
    },
    { plannedName: 'mine', plannedAt: 1_700_000_000, lastSentAt: 1_700_000_000 }
  ],
  [
    'a plan whose outcome is not known',
    (journal) => {
      journal.planned('mine', at(5))
      journal.uncertain()
    },
    { plannedName: 'mine', plannedAt: 5, lastSentAt: 5, uncertain: true }
  ],
  [
    'a database that was created',
    (journal) => {
      journal.planned('mine', at(5))
      journal.created('id-1')
    },
    { plannedName: 'mine', plannedAt: 5, lastSentAt: 5, databaseIds: ['id-1'] }
  ],
  [
    'several databases that were created',
    (journal) => {
      journal.planned('mine', at(5))
      journal.created('id-1')
      journal.created('id-2')
      journal.created('id-1')
    },
    { plannedName: 'mine', plannedAt: 5, lastSentAt: 5, databaseIds: ['id-1', 'id-2'] }
  ],
  [
    'the slower clock before the first request, and the faster one before the last,',
    (journal) => {
      journal.planned('mine', { earliest: 5, latest: 9 })
      journal.planned('mine', { earliest: 7, latest: 11 })
    },
    { plannedName: 'mine', plannedAt: 5, lastSentAt: 11 }
  ],
  [
    'a plan that came to nothing',
    (journal) => {
      journal.planned('mine', at(5))
      journal.nothing()
    },
    { plannedAt: 5, lastSentAt: 5 }
  ],
  [
    'two requests, the first of which was lost,',
    (journal) => {
      journal.planned('mine', at(5))
      journal.uncertain()
      journal.planned('mine', at(9))
      journal.nothing()
    },
    { plannedName: 'mine', plannedAt: 5, lastSentAt: 9, uncertain: true }
  ],
  [
    'two requests, the first of which was refused,',
    (journal) => {
      journal.planned('mine', at(5))
      journal.nothing()
      journal.planned('mine', at(9))
    },
    { plannedName: 'mine', plannedAt: 9, lastSentAt: 9 }
  ]
])('%s comes back from the state file', (_what, write, expected) => {
  expect(recordOf(write)).toEqual(aRecord(expected))
})

test('a state file with a time that is none can be read', () => {
  expect(readRecord((name) => (name === 'planned_at' ? 'soon' : ''))).toEqual(aRecord())
})

test('the settings come back as the main step had them', () => {
  const state: Record<string, string | undefined> = {}
  stateJournal((values) => Object.assign(state, values), SETTINGS)
  expect(readSettings((name) => state[name] ?? '')).toEqual(SETTINGS)
  expect(readSettings(() => '')).toBeUndefined()
})
