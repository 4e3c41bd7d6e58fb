import { expect, test } from '@jest/globals'
import { readRemains, stateJournal, type Journal, type Remains } from '../../src/state.js'

function remainsOf(write: (journal: Journal) => void): Remains {
  const state = new Map<string, string>()
  write(stateJournal((name, value) => state.set(name, value)))
  return readRemains((name) => state.get(name) ?? '')
}

const NOTHING = { plannedName: undefined, plannedAt: 0, databaseId: undefined, uncertain: false }

test.each<[string, (journal: Journal) => void, Partial<Remains>]>([
  ['nothing', () => undefined, {}],
  [
    'a plan',
    (journal) => {
      journal.planned('mine', 1_700_000_000)
    },
    { plannedName: 'mine', plannedAt: 1_700_000_000 }
  ],
  [
    'a plan whose outcome is not known',
    (journal) => {
      journal.planned('mine', 5)
      journal.uncertain()
    },
    { plannedName: 'mine', plannedAt: 5, uncertain: true }
  ],
  [
    'a database that was created',
    (journal) => {
      journal.planned('mine', 5)
      journal.created('id-1')
    },
    { plannedName: 'mine', plannedAt: 5, databaseId: 'id-1' }
  ],
  [
    'a plan that came to nothing',
    (journal) => {
      journal.planned('mine', 5)
      journal.nothing()
    },
    { plannedAt: 5 }
  ]
])('%s comes back from the state file', (_what, write, expected) => {
  expect(remainsOf(write)).toEqual({ ...NOTHING, ...expected })
})

test('a state file with a time that is none is read all the same', () => {
  expect(readRemains((name) => (name === 'planned_at' ? 'soon' : ''))).toEqual(NOTHING)
})
