import { unit, type Break } from './break.js'

/** Breaks of what a sweep knows of workflow runs. */
export const SWEEP_RUNS: readonly Break[] = [
  {
    what: 'takes a run that goes on for a finished one',
    file: 'src/actions/sweep/runs.ts',
    edits: [
      {
        before: "if (state === 'unfinished') return { keep:",
        after: "if (state === 'unfinished') return { due:"
      }
    ],
    caughtBy: unit('actions/sweep-runs', 'of a run that is %s')
  },
  {
    what: 'deletes although the run is started again',
    file: 'src/actions/sweep/runs.ts',
    edits: [
      { before: "if (state === 'unfinished') throw new NotConfirmed('its run is running again')", after: '' }
    ],
    caughtBy: unit('actions/sweep-runs', 'is kept if the run is started again right before the deletion')
  },
  {
    what: 'takes every 404 for a run that is gone',
    file: 'src/actions/sweep/runs.ts',
    edits: [
      {
        before: "if (state !== 'unknown' || (await this.#seesRuns.last())) this.#states",
        after: 'this.#states'
      }
    ],
    caughtBy: unit(
      'actions/sweep-runs',
      'is not gone if the run that sweeps is not found either: nothing is known, and the sweep says so'
    )
  },
  {
    what: 'takes a 404 right before the deletion for a run that is gone',
    file: 'src/actions/sweep/runs.ts',
    edits: [
      {
        before: "if (state === 'unknown' && !(await this.#seesRuns.fresh())) throw new NotConfirmed(UNSEEN)",
        after: ''
      }
    ],
    caughtBy: unit(
      'actions/sweep-runs',
      'only right before the deletion counts as gone as well, if GitHub shows the run that sweeps'
    )
  },
  {
    what: 'believes for the whole sweep that GitHub shows the runs',
    file: 'src/actions/sweep/runs.ts',
    edits: [{ before: 'this.#seesRuns.fresh()', after: 'this.#seesRuns.last()' }],
    caughtBy: unit('actions/sweep-runs', 'keeps its database if GitHub shows no run any more when it is due')
  },
  {
    what: 'takes the run that sweeps for seen if the runner does not name it',
    file: 'src/actions/sweep/runs.ts',
    edits: [{ before: "ownRunId !== '' && (await", after: "ownRunId === '' || (await" }],
    caughtBy: unit('actions/sweep-runs', 'is not gone if the runner does not say which run this is')
  },
  {
    what: 'takes 35 days for longer than a run lasts',
    file: 'src/actions/sweep/runs.ts',
    edits: [{ before: '36 * 86_400', after: '35 * 86_400' }],
    caughtBy: unit('actions/sweep-runs', 'a run counts as finished 36 days after its database was made: %s')
  },
  {
    what: 'takes a database of unknown age for one of 36 days',
    file: 'src/actions/sweep/runs.ts',
    edits: [
      {
        before: `if (age === undefined) return { unknown: NO_AGE }
    return age > LONGEST_RUN_SECONDS`,
        after: 'return (age ?? Infinity) > LONGEST_RUN_SECONDS'
      }
    ],
    caughtBy: unit('actions/sweep-runs', 'a database whose age is not known is kept, with a word')
  },
  {
    what: 'takes a rate limit for a missing permission to read runs',
    file: 'src/actions/sweep/runs.ts',
    edits: [{ before: 'error instanceof RateLimited || ', after: '' }],
    caughtBy: unit(
      'actions/sweep-runs',
      'a rate limit that lasts is no missing permission: no age counts, and the sweep fails'
    )
  },
  {
    what: 'asks for every run although it may read none',
    file: 'src/actions/sweep/runs.ts',
    edits: [
      {
        before: 'if (this.#forbidden || failures.length > 0) return',
        after: 'if (failures.length > 0) return'
      }
    ],
    caughtBy: unit(
      'actions/sweep-runs',
      'one notice says so, and GitHub is asked five times at most, however many runs there are'
    )
  },
  {
    what: 'goes on asking for runs after trouble',
    file: 'src/actions/sweep/runs.ts',
    edits: [
      { before: 'if (this.#forbidden || failures.length > 0) return', after: 'if (this.#forbidden) return' }
    ],
    caughtBy: unit(
      'actions/sweep-runs',
      'trouble with one run ends the questions, keeps every run’s database and leaves nothing going on'
    )
  },
  {
    what: 'makes half an answer count',
    file: 'src/actions/sweep/runs.ts',
    edits: [{ before: 'this.#states.clear()', after: '' }],
    caughtBy: unit(
      'actions/sweep-runs',
      'half an answer makes no run’s database due, though other rules got theirs'
    )
  },
  {
    what: 'deletes a completed run’s database unasked once another run is refused',
    file: 'src/actions/sweep/runs.ts',
    edits: [
      { before: 'if (this.#forbidden && !this.#states.has(id)) return', after: 'if (this.#forbidden) return' }
    ],
    caughtBy: unit(
      'actions/sweep-runs',
      'a run that GitHub did call completed is asked for again before its database goes'
    )
  }
]
