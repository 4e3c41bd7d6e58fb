import { unit, type Break } from './break.js'

/** Breaks of the grammar of names, and of what a run’s database is for. */
export const GRAMMAR: readonly Break[] = [
  {
    what: 'takes for its own what only looks like a derived name',
    file: 'src/naming.ts',
    edits: [
      {
        before: 'return deriveName(owner, subject, parsed.suffix) === name ? parsed : undefined',
        after: 'return parsed'
      }
    ],
    caughtBy: unit(
      'actions/ownership',
      'deletes exactly the repository’s own of closed pull requests, and of the others nothing ever'
    )
  },
  {
    what: 'takes every hash of a branch for its own',
    file: 'src/naming.ts',
    edits: [
      {
        before: "words.slice(0, border).join('-') === baseBeforeHash(owner, parsed) ? parsed : undefined",
        after: 'parsed'
      }
    ],
    caughtBy: unit('ownership', 'says nothing to any other owner')
  },
  {
    what: 'lets a suffix pass for a job',
    file: 'src/naming.ts',
    edits: [{ before: "suffix !== undefined && isJobKey(suffix) ? `-${NO_JOB}` : ''", after: "''" }],
    caughtBy: unit(
      'naming-any',
      'says what it was derived from, except for a branch or tag that is not written out'
    )
  },
  {
    what: 'writes out a branch with a hyphen',
    file: 'src/naming.ts',
    edits: [{ before: '/^[a-z0-9]+$/.test(subject.ref) ?', after: '/^[a-z0-9-]+$/.test(subject.ref) ?' }],
    caughtBy: unit('ownership', 'is that of no other subject, among thousands of those that look alike')
  },
  {
    what: 'writes out an owner with a hyphen',
    file: 'src/naming.ts',
    edits: [{ before: " && !owner.includes('-')", after: '' }],
    caughtBy: unit('ownership', 'is that of no other subject, among thousands of those that look alike')
  },
  {
    what: 'writes out a base with a kind in it',
    file: 'src/naming.ts',
    edits: [{ before: '!words.some(isKind) && ', after: '' }],
    caughtBy: unit(
      'naming-any',
      'says what it was derived from, except for a branch or tag that is not written out'
    )
  },
  {
    what: 'takes any word with the form of a hash for one',
    file: 'src/name-parts.ts',
    edits: [
      {
        before: '/^[0-9][g-z][0-9a-z]{8}$/.test(word) && word.endsWith(checkDigit(kind, word.slice(0, -1)))',
        after: '/^[0-9][g-z][0-9a-z]{8}$/.test(word)'
      }
    ],
    caughtBy: unit(
      'names-by-hand',
      'is not that of a branch if something stands before it, or another word in it'
    )
  },
  {
    what: 'reads a run’s id with a zero in front',
    file: 'src/name-parts.ts',
    edits: [{ before: '/^[1-9]\\d{0,15}$/', after: '/^\\d{1,16}$/' }],
    caughtBy: unit('actions/sweep-account', 'with any inputs and the prefix %p, though every subject is over')
  },
  {
    what: 'tells repositories apart by their capitals',
    file: 'src/naming.ts',
    edits: [{ before: '`repository\\n${repository.toLowerCase()}`', after: '`repository\\n${repository}`' }],
    caughtBy: unit('naming-any', 'does not depend on the case of owner and repository')
  },
  {
    what: 'cuts a run’s id',
    file: 'src/naming.ts',
    edits: [{ before: 'if (end.length > MAX_NAME_LENGTH) {', after: 'if (end.length > 80) {' }],
    caughtBy: unit('naming', 'is an error for a run whose id would have to be cut, which says what to do')
  },
  {
    what: 'gives all legs of a matrix one key',
    file: 'src/name-parts.ts',
    edits: [{ before: '`job\\n${job}\\n${matrix}`', after: '`job\\n${job}`' }],
    caughtBy: unit('naming', 'tells jobs and the legs of a matrix apart')
  },
  {
    what: 'names a leg by the order its values come in',
    file: 'src/inputs/naming.ts',
    edits: [{ before: 'Object.keys(value).sort()', after: 'Object.keys(value)' }],
    caughtBy: unit('inputs/naming', 'are the same whatever %s')
  },
  {
    what: 'derives a name on every event',
    file: 'src/runner/subject.ts',
    edits: [{ before: 'ABOUT_A_REF.includes(context.eventName) && ', after: '' }],
    caughtBy: unit('runner/subject', 'a run is for nothing, which an error explains')
  },
  {
    what: 'knows no merge queue',
    file: 'src/runner/subject.ts',
    edits: [{ before: 'queueEntry(context) ?? ', after: '' }],
    caughtBy: unit('runner/subject', 'itself on the event merge_group, whose branch nobody sees again')
  },
  {
    what: 'takes a fork’s branch for one of the repository',
    file: 'src/runner/subject.ts',
    edits: [
      {
        before: 'ref !== undefined && pullRequestOf(context)?.fromFork === false',
        after: 'ref !== undefined'
      }
    ],
    caughtBy: unit('runner/subject', 'with the scope branch and a pull request of %s')
  },
  {
    what: 'takes the default branch for the one that is gone',
    file: 'src/runner/subject.ts',
    edits: [{ before: "if (eventName !== 'delete') return ref", after: "if (eventName !== '') return ref" }],
    caughtBy: unit('runner/subject', 'that is gone on the event delete, whose GITHUB_REF is another')
  },
  {
    what: 'takes a blank id and name for the branch’s database',
    file: 'src/inputs/target.ts',
    edits: [
      {
        before: "scope === 'auto' ? requirePullRequest(context) : subjectOf(context, scope, matrix)",
        after: 'subjectOf(context, scope, matrix)'
      }
    ],
    caughtBy: unit('steps/blank-names', 'are an error for %s, as they name no database: nothing is asked for')
  },
  {
    what: 'replaces the branch’s database for a blank name',
    file: 'src/inputs/provide.ts',
    edits: [{ before: "scope === 'auto' && isRef", after: "scope !== 'auto' && isRef" }],
    caughtBy: unit(
      'steps/blank-names',
      'is an error for %s: no branch’s database is replaced or emptied by mistake'
    )
  },
  {
    what: 'passes over a scope beside a name',
    file: 'src/inputs/naming.ts',
    edits: [{ before: 'if (text === undefined) continue', after: "if (text !== '') continue" }],
    caughtBy: unit('inputs/provide', 'are refused if they contradict each other: %j')
  },
  {
    what: 'passes over a scope beside the id of what is deleted',
    file: 'src/inputs/target.ts',
    edits: [{ before: 'refuseBeside({ database_id: id }, others)', after: '' }],
    caughtBy: unit('inputs/target', 'are refused if beside `%s` stands what only a derived name has: `%s`')
  },
  {
    what: 'replaces what has a derived name, whosever it is',
    file: 'src/actions/recreate.ts',
    edits: [
      {
        before: 'if (nameGiven || parseName(owner, name) !== undefined) return',
        after: "if (name !== '') return"
      }
    ],
    caughtBy: unit('actions/ownership', 'refuses a derived name that is another repository’s')
  }
]
