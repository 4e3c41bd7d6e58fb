import { unit, type Break } from './break.js'

/** Breaks of what is known before a database is adopted, created once more or called ready. */
export const EVIDENCE_FOR_BELIEF: readonly Break[] = [
  {
    what: 'takes whatever turns up after a lost reply for its own',
    file: 'src/actions/create.ts',
    edits: [{ before: 'this.mayBeOurs && this.#isAsYoungAsOurs(database)', after: 'this.mayBeOurs' }],
    caughtBy: unit(
      'steps/job',
      'if it is a year old: an ambiguous POST and a stale list do not make it this step’s'
    )
  },
  {
    what: 'takes all clocks for exact',
    file: 'src/actions/creation-window.ts',
    edits: [{ before: 'first.earliest - BEHIND_SECONDS', after: 'first.earliest' }],
    caughtBy: unit('steps/job', 'whatever the clocks say: %s')
  },
  {
    what: 'writes down the time of the faster clock alone',
    file: 'src/runner/journal.ts',
    edits: [{ before: 'planned_at: String(earliest)', after: 'planned_at: String(latest)' }],
    caughtBy: unit('runner/journal', '%s comes back from the state file')
  },
  {
    what: 'sends a second POST while the list may lag',
    file: 'src/actions/lookup.ts',
    edits: [{ before: 'LIST_LAG_MS = 2_000', after: 'LIST_LAG_MS = 0' }],
    caughtBy: unit(
      'actions/create-lag',
      'a list that shows a new database after %d ms leads to no second one after a lost reply'
    )
  },
  {
    what: 'does not ask again for an id that is not known yet',
    file: 'src/actions/read.ts',
    edits: [
      { before: 'created || client.now().earliest - (creationTime ?? 0) < YOUNG_SECONDS', after: 'false' }
    ],
    caughtBy: unit(
      'actions/create-lag',
      'a list and a detail that lag by half a second lead to one database, asked for by its id'
    )
  },
  {
    what: 'starts again although it has created a database',
    file: 'src/actions/provide.ts',
    edits: [{ before: 'if (created) throw notReadable(wish.name, id)', after: '' }],
    caughtBy: unit(
      'actions/create-lag',
      'an id of ours that stays unknown is an error after 15.5 s of asking, never a second create'
    )
  },
  {
    what: 'takes an id that is gone from the next list again',
    file: 'src/actions/provide.ts',
    edits: [{ before: 'goneIds.add(id)', after: '' }],
    caughtBy: unit(
      'actions/create-lag',
      'an old database that answers 404 is gone at once, and left out of lists that still show it'
    )
  },
  {
    what: 'hands on the old database after a stale list',
    file: 'src/actions/create.ts',
    edits: [{ before: 'await deleteReplaced(older, deletedIds, this.#collaborators)', after: '' }],
    caughtBy: unit(
      'actions/create-lag',
      'recreating after a list that did not show the old database yet never hands on the old one'
    )
  },
  {
    what: 'does not compare the name in the reply',
    file: 'src/actions/create.ts',
    edits: [{ before: 'if (!this.#hasTheName(database)) throw', after: 'if (database === undefined) throw' }],
    caughtBy: unit(
      'actions/create-evidence',
      'from a server that %s names: that database is deleted, and the error says which names are kept'
    )
  },
  {
    what: 'reuses a database whose state is deleted',
    file: 'src/actions/lookup.ts',
    edits: [{ before: "state !== 'deleted'", after: "state !== ''" }],
    caughtBy: unit(
      'actions/create-evidence',
      'of deleted is passed over, though it is the oldest of its name'
    )
  },
  {
    what: 'hands on a suspended database without a word',
    file: 'src/actions/differences.ts',
    edits: [{ before: "if (state === undefined || state === 'active') return", after: 'return' }],
    caughtBy: unit(
      'steps/see-through',
      'asks nobody if it shall not wait, and warns of a state that is not active'
    )
  },
  {
    what: 'lets one foreign id stop everything',
    file: 'src/actions/lookup.ts',
    edits: [
      { before: 'for (const { database_id } of named) {', after: 'for (const { database_id } of all) {' }
    ],
    caughtBy: unit(
      'actions/create-evidence',
      'a foreign entry with the id legacy:eu/17 does not stop the step'
    )
  },
  {
    what: 'takes a 409 for a failure',
    file: 'src/upstash/api-error.ts',
    edits: [{ before: 'status === 409 || ', after: '' }],
    caughtBy: unit(
      'actions/create-evidence',
      '%s is a race that another run has won: its database is looked for and used'
    )
  },
  {
    what: 'knows one wording of a name that is taken',
    file: 'src/upstash/api-error.ts',
    edits: [
      { before: '/already (?:exists|in use|taken)|\\bname\\b.*\\btaken\\b/i', after: '/already exists/i' }
    ],
    caughtBy: unit(
      'actions/create-evidence',
      '%s is a race that another run has won: its database is looked for and used'
    )
  },
  {
    what: 'promises the next run what the post step deletes',
    file: 'src/actions/create.ts',
    edits: [{ before: 'const next = options.deleteAfterJob', after: 'const next = options.replace' }],
    caughtBy: unit(
      'actions/create-evidence',
      'a timeout says what becomes of the database, with `delete_after_job: %p`'
    )
  }
]
