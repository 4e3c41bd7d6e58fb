import { unit, type Break } from './break.js'

/** Breaks of what a sweep knows of branches and tags. */
export const SWEEP_REFS: readonly Break[] = [
  {
    what: 'takes a young branch for a gone one',
    file: 'src/actions/sweep/refs.ts',
    edits: [{ before: 'if (age < YOUNGEST_SECONDS) return', after: 'if (age < 0) return' }],
    caughtBy: unit('actions/sweep-refs', 'that is %s')
  },
  {
    what: 'takes a branch’s database of unknown age for an old one',
    file: 'src/actions/sweep/refs.ts',
    edits: [
      {
        before: `if (age === undefined) return { unknown: NO_AGE }
    if (age < YOUNGEST_SECONDS) return`,
        after: 'if (age !== undefined && age < YOUNGEST_SECONDS) return'
      }
    ],
    caughtBy: unit('actions/sweep-refs', 'is kept, with a word, if its age is not known')
  },
  {
    what: 'deletes although the branch is made again',
    file: 'src/actions/sweep/refs.ts',
    edits: [{ before: 'if (there) throw new NotConfirmed(`its ${kind} is there again`)', after: '' }],
    caughtBy: unit('actions/sweep-refs', 'is kept if the branch is made again right before the deletion')
  },
  {
    what: 'confirms a deletion by an old list',
    file: 'src/actions/sweep/refs.ts',
    edits: [{ before: 'this.#names.fresh()', after: 'this.#names.last()' }],
    caughtBy: unit('actions/sweep-refs', 'all again if a deletion comes more than a second later')
  },
  {
    what: 'reads the list of all refs for every deletion',
    file: 'src/actions/sweep/shared-answer.ts',
    edits: [{ before: 'age >= 0 && age <= FRESH_MS ? answer', after: 'age < 0 ? answer' }],
    caughtBy: unit(
      'actions/sweep-refs',
      'all once more for the deletions of names with a hash, as long as the list is of this moment'
    )
  },
  {
    what: 'believes an old answer if the clock is set back',
    file: 'src/actions/sweep/shared-answer.ts',
    edits: [{ before: 'age >= 0 && ', after: '' }],
    caughtBy: unit('actions/shared-answer', 'is asked for again if the clock was set back')
  },
  {
    what: 'asks once more while an answer is under way',
    file: 'src/actions/sweep/shared-answer.ts',
    edits: [{ before: 'if (cameAt === undefined) return answer', after: '' }],
    caughtBy: unit('actions/shared-answer', 'serves all who ask while it is under way')
  },
  {
    what: 'asks for each ref by itself',
    file: 'src/actions/sweep/refs.ts',
    edits: [{ before: 'named.size === 1 && !named.has(undefined)', after: '!named.has(undefined)' }],
    caughtBy: unit(
      'actions/sweep-refs',
      'all, if they are on as many pages as there are branches in question'
    )
  },
  {
    what: 'reads all refs on however many pages',
    file: 'src/actions/sweep/refs.ts',
    edits: [{ before: 'named.has(undefined) ? Infinity : named.size', after: 'Infinity' }],
    caughtBy: unit('actions/sweep-refs', 'each, if the first page of all says that there are more pages')
  },
  {
    what: 'takes a branch’s names with one suffix for those with any',
    file: 'src/actions/sweep/refs.ts',
    edits: [{ before: 'this.#bySuffix.get(suffix) ??', after: 'this.#bySuffix.values().next().value ??' }],
    caughtBy: unit('actions/sweep-account', 'deletes all whose subject is over, and nothing else')
  },
  {
    what: 'looks for tags among the branches',
    file: 'src/actions/sweep/sweep.ts',
    edits: [{ before: "new Refs(github, 'tags')", after: "new Refs(github, 'heads')" }],
    caughtBy: unit(
      'actions/sweep-refs',
      'a tag’s database goes with its tag, whatever branches there are, and the other way round'
    )
  },
  {
    what: 'takes a branch whose name begins alike for the branch',
    file: 'src/github/refs.ts',
    edits: [{ before: 'if (all.has(name)) return true', after: 'if (all.size > 0) return true' }],
    caughtBy: unit('github/refs', 'is a no if only longer names are')
  },
  {
    what: 'believes that what is there is on the first page',
    file: 'src/github/refs.ts',
    edits: [{ before: 'if (all.has(name)) return true', after: 'return all.has(name)' }],
    caughtBy: unit(
      'github/refs',
      'is answered by the first page that has it, and a no by the last page only, in whatever order they come'
    )
  },
  {
    what: 'passes over what is no ref of the kind',
    file: 'src/github/refs.ts',
    edits: [
      {
        before: 'throw new BadReply(`The reply to ${this.#api.name(path)} has an entry',
        after: 'return ref ?? String(`The reply has an entry'
      }
    ],
    caughtBy: unit('github/refs', 'are an error if %s is among the branches')
  },
  {
    what: 'ends the list of refs at an empty page',
    file: 'src/github/api.ts',
    edits: [{ before: '(entries.length === 0 || all.size > before)', after: 'all.size > before' }],
    caughtBy: unit('github/refs', 'are read on after a page that is empty but names a next one')
  },
  {
    what: 'reads a server without pages for ever',
    file: 'src/github/api.ts',
    edits: [{ before: 'more && (entries.length === 0 || all.size > before)', after: 'more' }],
    caughtBy: unit('github/refs', 'of a server without pages end even if they fill a page exactly')
  },
  {
    what: 'passes over where the Link header names the last page',
    file: 'src/github/api.ts',
    edits: [{ before: 'last === undefined ? undefined : Number(last)', after: 'undefined' }],
    caughtBy: unit(
      'github/refs',
      'are given up if there are more pages than wanted: after one if the reply says so'
    )
  }
]
