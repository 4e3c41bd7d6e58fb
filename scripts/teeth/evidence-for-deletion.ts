import { unit, type Break } from './break.js'

/** Breaks of what is known before anything is deleted. */
export const EVIDENCE_FOR_DELETION: readonly Break[] = [
  {
    what: 'takes a blank name for the branch’s database',
    file: 'src/inputs/target.ts',
    edits: [
      {
        before: 'if (pull !== undefined) return pull',
        after: 'return pull ?? { repository: context.repository, ref: context.ref }'
      }
    ],
    caughtBy: unit('steps/blank-names', 'are an error for %s, as they name no database: nothing is asked for')
  },
  {
    what: 'replaces the branch’s database for a blank name',
    file: 'src/inputs/provide.ts',
    edits: [
      {
        before:
          "if (choice !== 'recreate' || subject === undefined || 'pullRequest' in subject) return choice",
        after: 'return choice'
      }
    ],
    caughtBy: unit('steps/blank-names', 'is an error for %s: no branch’s database is replaced by mistake')
  },
  {
    what: 'replaces what has a derived name, whosever it is',
    file: 'src/actions/recreate.ts',
    edits: [
      {
        before: 'if (!nameGiven && pullRequestIn(repository, name) === undefined) {',
        after: "if (name === '') {"
      }
    ],
    caughtBy: unit('actions/ownership', 'refuses a derived name that is another repository’s')
  },
  {
    what: 'derives a name on every event',
    file: 'src/runner/event.ts',
    edits: [{ before: 'ABOUT_A_REF.includes(eventName) && ', after: '' }],
    caughtBy: unit(
      'runner/event',
      'is an error for %s: GITHUB_REF is the default branch there, which is not meant'
    )
  },
  {
    what: 'sweeps whatever is not in the list of open pull requests',
    file: 'src/actions/sweep.ts',
    edits: [{ before: 'if (ifClosed === undefined) return', after: 'return' }],
    caughtBy: unit(
      'actions/sweep-evidence',
      'a pull request that never was is not closed: its database is kept, and that is said'
    )
  },
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
    what: 'takes GitHub’s silence for a closed pull request',
    file: 'src/actions/sweep.ts',
    edits: [
      {
        before: 'if (!(error instanceof HttpError && error.status === 404)) {\n      throw',
        after: 'if (error === undefined) {\n      throw'
      }
    ],
    caughtBy: unit(
      'actions/sweep-evidence',
      'one of which GitHub %s keeps its database, and that is no failure'
    )
  },
  {
    what: 'counts what it keeps against max_deletes',
    file: 'src/actions/sweep.ts',
    edits: [
      {
        before: 'if (!(await deleteOne(one, done, collaborators))) left += 1',
        after: 'await deleteOne(one, done, collaborators)'
      }
    ],
    caughtBy: unit(
      'actions/sweep-evidence',
      'what is kept on its word does not use up `max_deletes`, which would stop every later sweep'
    )
  },
  {
    what: 'stays green without the permission it needs',
    file: 'src/actions/sweep.ts',
    edits: [
      {
        before: '    if (olderThanSeconds === undefined) throw new ActionError(problem, { cause: error })\n',
        after: ''
      }
    ],
    caughtBy: unit(
      'actions/sweep',
      'of GitHub end the sweep if nothing else makes a database due, and name the permission'
    )
  },
  {
    what: 'believes a Date header that makes a database older',
    file: 'src/actions/sweep-plan.ts',
    edits: [{ before: 'now.earliest - creationTime', after: 'now.latest - creationTime' }],
    caughtBy: unit('actions/sweep-evidence', 'is not told by a Date header that is 30 days ahead')
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
    what: 'takes a creation time in the future for one',
    file: 'src/actions/sweep-plan.ts',
    edits: [
      {
        before: 'creationTime === undefined || creationTime > now.latest',
        after: 'creationTime === undefined'
      }
    ],
    caughtBy: unit('actions/sweep-evidence', 'is not known from a creation time in the future')
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
