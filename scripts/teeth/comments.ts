import { dist, unit, type Break } from './break.js'

/** Breaks of the comment on a pull request. */
export const COMMENTS: readonly Break[] = [
  {
    what: 'changes a comment of somebody else',
    file: 'src/comment/own.ts',
    edits: [{ before: 'author === me', after: 'author !== undefined' }],
    caughtBy: unit('steps/comment', 'with the marker is not touched if %s')
  },
  {
    what: 'takes a comment that only quotes the marker for its own',
    file: 'src/comment/own.ts',
    edits: [{ before: 'text.startsWith(`${marker}\\n`)', after: 'text.includes(marker)' }],
    caughtBy: unit('steps/comment', 'with the marker is not touched if %s')
  },
  {
    what: 'takes a comment for its own when nobody says whose token it is',
    file: 'src/comment/own.ts',
    edits: [
      {
        before: 'if (id !== undefined) return id\n  throw',
        after: 'if (id !== undefined || 1 < 2) return id ?? 41_898_282\n  throw'
      }
    ],
    caughtBy: unit('steps/comment', 'as nobody says whose token it is (%s) changes none')
  },
  {
    what: 'fails the job if there is no comment',
    file: 'src/steps/preview.ts',
    edits: [
      { before: 'runner.log.warning(`There is no comment', after: 'throw new Error(`There is no comment' }
    ],
    caughtBy: dist('comment', 'a copy of the action without the part that writes comments does all but that')
  },
  {
    what: 'calls a missing permission a fault',
    file: 'src/comment/up-to-date.ts',
    edits: [{ before: 'if (isForbidden(error))', after: 'if (pullRequest < 0)' }],
    caughtBy: dist('comment', 'a job that may not write comments gets a notice, and its database')
  },
  {
    what: 'shows known secrets in a comment',
    file: 'src/comment/up-to-date.ts',
    edits: [{ before: 'redact(commentBody(result, inputs))', after: 'commentBody(result, inputs)' }],
    caughtBy: unit('steps/comment', 'has *** where something repeats a secret')
  },
  {
    what: 'writes a second comment after a lost reply',
    file: 'src/comment/up-to-date.ts',
    edits: [
      {
        before: 'if (own.length === 0 && result.found !== undefined)',
        after: 'if (result.found !== undefined)'
      }
    ],
    caughtBy: unit('steps/comment', 'is written once, though the reply to it was lost')
  },
  {
    what: 'writes a comment that says nothing new',
    file: 'src/comment/up-to-date.ts',
    edits: [{ before: 'if (comment.text === text.trim()) continue', after: '' }],
    caughtBy: unit('steps/comment', 'is written once, kept as it is, and turned into "deleted" in the end')
  }
]
