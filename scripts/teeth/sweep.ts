import { unit, type Break } from './break.js'

/** Breaks of what a sweep knows before it deletes. */
export const SWEEP: readonly Break[] = [
  {
    what: 'sweeps whatever is not in the list of open pull requests',
    file: 'src/actions/sweep/pull-requests.ts',
    edits: [
      {
        before: `if (!(error instanceof HttpError) || error.status !== 404) throw error
      throw new NotConfirmed('GitHub knows no pull request of its number', { cause: error })`,
        after: 'return error === undefined'
      }
    ],
    caughtBy: unit(
      'actions/sweep-evidence',
      'a pull request that never was is not closed: its database is kept, and that is said'
    )
  },
  {
    what: 'deletes although the pull request is open again',
    file: 'src/actions/sweep/pull-requests.ts',
    edits: [
      {
        before: "if (open) throw new NotConfirmed('its pull request is open again')",
        after: "if (open === null) throw new NotConfirmed('')"
      }
    ],
    caughtBy: unit(
      'actions/sweep-pull-requests',
      'a pull request that is opened again between two of its databases keeps the second one'
    )
  },
  {
    what: 'sweeps as closed what it could not read',
    file: 'src/actions/sweep/pull-requests.ts',
    edits: [
      {
        before: "{ unknown: 'GitHub did not say whether its pull request is closed' }",
        after: "{ due: 'it is closed' }"
      }
    ],
    caughtBy: unit(
      'actions/sweep',
      'of GitHub leave what belongs to pull requests if age counts too, and are said'
    )
  },
  {
    what: 'takes GitHub’s silence for a closed pull request',
    file: 'src/actions/sweep/delete-all.ts',
    edits: [
      {
        before: "throw new NotConfirmed('GitHub did not say whether it is still due', { cause: error })",
        after: 'return'
      }
    ],
    caughtBy: unit(
      'actions/sweep-evidence',
      'one of which GitHub %s keeps its database, and that is no failure'
    )
  },
  {
    what: 'counts what it keeps against max_deletes',
    file: 'src/actions/sweep/delete-all.ts',
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
    file: 'src/actions/sweep/sweep.ts',
    edits: [{ before: 'answers === 0 && !byAge', after: 'answers < 0' }],
    caughtBy: unit('actions/sweep-refusals', 'with $status of $what fails a sweep that goes by nothing else')
  },
  {
    what: 'fails as soon as one rule gets no answer',
    file: 'src/actions/sweep/sweep.ts',
    edits: [{ before: 'answers === 0 && !byAge', after: '!byAge' }],
    caughtBy: unit(
      'actions/sweep-refusals',
      'with $status of $what keeps that kind, with a warning, and the others are swept'
    )
  },
  {
    what: 'believes a Date header that makes a database older',
    file: 'src/actions/age.ts',
    edits: [{ before: 'now.earliest - creationTime', after: 'now.latest - creationTime' }],
    caughtBy: unit('actions/sweep-evidence', 'is not told by a Date header that is 30 days ahead')
  },
  {
    what: 'takes a creation time in the future for one',
    file: 'src/actions/age.ts',
    edits: [
      {
        before: 'creationTime === undefined || creationTime > now.latest',
        after: 'creationTime === undefined'
      }
    ],
    caughtBy: unit('actions/sweep-evidence', 'is not known from a creation time in the future')
  },
  {
    what: 'sweeps branches by their age',
    file: 'src/actions/sweep/plan.ts',
    edits: [
      { before: "kind === 'pr' || kind === 'run' ? olderThanSeconds : undefined", after: 'olderThanSeconds' }
    ],
    caughtBy: unit(
      'actions/sweep-plan',
      'counts for pull requests and runs, with any suffix, and never for branches or tags'
    )
  },
  {
    what: 'does not say what it looked at',
    file: 'src/actions/sweep/sweep.ts',
    edits: [
      {
        before: `log.info(
    \`Checked`,
        after: `log.debug(
    \`Checked`
      }
    ],
    caughtBy: unit('actions/sweep-account', 'says what was looked at if nothing is due')
  }
]
