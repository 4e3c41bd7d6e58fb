import { ANY_STEPS, dist, unit, type Break } from './break.js'

/** Breaks of what is deleted, and what is not. */
export const DELETIONS: readonly Break[] = [
  {
    what: 'deletes by prefix',
    file: 'src/actions/lookup.ts',
    edits: [{ before: 'database_name === name', after: 'database_name.startsWith(name)' }],
    caughtBy: dist('ownership', 'delete by the derived name touches its own only')
  },
  {
    what: 'deletes what it reused after the job',
    file: 'src/actions/create.ts',
    edits: [{ before: 'this.mayBeOurs && this.#isAsYoungAsOurs(database)', after: 'true' }],
    caughtBy: unit(
      'actions/create-races',
      'ends with that run’s database, after one more look, and waits for nothing'
    )
  },
  {
    what: 'looks only once for a database whose creation was cut off',
    file: 'src/actions/clean-up.ts',
    edits: [{ before: 'for (const wait of LOOKS_MS) {', after: 'for (const wait of [0]) {' }],
    caughtBy: ANY_STEPS
  },
  {
    what: 'deletes after the job whatever has the planned name',
    file: 'src/actions/clean-up.ts',
    edits: [
      {
        before:
          'const isOurs = ({ creation_time }: DatabaseSummary): boolean => isWithin(window, creation_time)',
        after: 'const isOurs = () => true'
      }
    ],
    caughtBy: unit('actions/clean-up', 'a database whose id was never learnt')
  },
  {
    what: 'provides a preview for a closed pull request',
    file: 'src/actions/preview.ts',
    edits: [{ before: 'if (!(await pullRequests.isOpen(pullRequest))) {', after: 'if (pullRequest < 0) {' }],
    caughtBy: dist('preview', 'is deleted by a run that comes late, after the close')
  },
  {
    what: 'does not look whether the pull request was closed meanwhile',
    file: 'src/actions/preview.ts',
    edits: [{ before: 'if (open === false) {', after: 'if (pullRequest < 0) {' }],
    caughtBy: unit('actions/preview', 'that closes while the reply to the create is lost has none in the end')
  },
  {
    what: 'deletes on a closed event though the pull request is open again',
    file: 'src/actions/preview.ts',
    edits: [{ before: 'if (open === true) return kept', after: 'if (open === null) return kept' }],
    caughtBy: dist('preview', 'follows it from opened to closed and opened again, whatever comes late')
  },
  {
    what: 'takes the absence of what it shall delete for an error',
    file: 'src/upstash/client.ts',
    edits: [{ before: 'if (error instanceof NotFound) return mayBeDone\n', after: '' }],
    caughtBy: unit('actions/delete', 'absence is success')
  },
  {
    what: 'takes the first list for the last word on a name',
    file: 'src/actions/delete.ts',
    edits: [{ before: 'return await idsNamed(name, collaborators)', after: 'return []' }],
    caughtBy: unit('actions/delete-lag', 'is deleted if the list shows it %d ms later')
  },
  {
    what: 'deletes a preview on an old word of GitHub’s',
    file: 'src/actions/preview.ts',
    edits: [{ before: 'if (now - askedAt <= FRESH_MS) return', after: 'if (now > 0) return' }],
    caughtBy: unit('actions/delete-lag', 'keeps the database of a pull request that is open again by then')
  }
]
