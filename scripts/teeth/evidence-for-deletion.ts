import { unit, type Break } from './break.js'

/** Breaks of what is known before anything is deleted. */
export const EVIDENCE_FOR_DELETION: readonly Break[] = [
  {
    what: 'asks GitHub once, not before each attempt',
    file: 'src/upstash/client.ts',
    edits: [
      { before: '        await confirm()\n', after: '' },
      { before: 'let mayBeDone = false', after: 'let mayBeDone = false\n    await confirm()' }
    ],
    caughtBy: unit(
      'actions/sweep-evidence',
      'one that is reopened while its deletion waits on a 429 keeps its database'
    )
  },
  {
    what: 'takes a creation time of 0 for one',
    file: 'src/upstash/database.ts',
    edits: [
      {
        before: 'seconds === undefined || seconds < EARLIEST_CREATION ? undefined : seconds',
        after: 'seconds'
      }
    ],
    caughtBy: unit('actions/sweep-evidence', 'is not known from a creation time of %s')
  },
  {
    what: 'takes every 404 for the API’s word',
    file: 'src/upstash/api-error.ts',
    edits: [{ before: 'status === 404 && /database not found/i.test(words)', after: 'status === 404' }],
    caughtBy: unit('upstash/client', 'is not done after a 404 of %s: a look at the list, and an error')
  },
  {
    what: 'takes every success for a deletion',
    file: 'src/upstash/client.ts',
    edits: [
      { before: 'refuseForeignReply(await this.#send(request), request)', after: 'await this.#send(request)' }
    ],
    caughtBy: unit('upstash/client', 'is not done after %s: three attempts, a look at the list, and an error')
  },
  {
    what: 'deletes after the job by an id that it may only have found',
    file: 'src/actions/clean-up.ts',
    edits: [{ before: 'record.uncertain ? await upstash.get(id) : undefined', after: 'undefined' }],
    caughtBy: unit(
      'actions/clean-up',
      'is kept, with a warning that has the id, if a reply was lost and its age is not this step’s'
    )
  },
  {
    what: 'looks too early for what may take effect late',
    file: 'src/actions/clean-up.ts',
    edits: [{ before: '6_000, 11_000]', after: '6_000]' }],
    caughtBy: unit('steps/job', 'if the run is cancelled first and the request takes effect only %d ms later')
  },
  {
    what: 'ends the clean-up at the first failure',
    file: 'src/actions/clean-up.ts',
    edits: [{ before: 'problems.add(messageOf(error))', after: 'throw error' }],
    caughtBy: unit('actions/clean-up', 'is deleted even if another one cannot be: the error says what failed')
  }
]
