import { unit, type Break } from './break.js'

/** Breaks of the retry layer and the transport. */
export const RETRIES: readonly Break[] = [
  {
    what: 'tries a 400 again',
    file: 'src/http/retryable.ts',
    edits: [
      { before: 'status((code) => code === 429)', after: 'status((code) => code === 400 || code === 429)' }
    ],
    caughtBy: unit('http/retryable', 'after')
  },
  {
    what: 'waits without jitter',
    file: 'src/http/retry.ts',
    edits: [{ before: ' * clock.random()', after: '' }],
    caughtBy: unit(
      'http/retry',
      'jitter is full: the wait is the same share of its bound as the dice say, down to none'
    )
  },
  {
    what: 'sleeps into the deadline',
    file: 'src/http/retry.ts',
    edits: [{ before: 'if (waitMs >= deadline.remainingMs) {', after: 'if (waitMs < 0) {' }],
    caughtBy: unit('http/retry', 'does not begin a wait that %s')
  },
  {
    what: 'sleeps after the last attempt',
    file: 'src/http/retry.ts',
    edits: [
      {
        before: 'if (!retry || number >= attempts ||',
        after: 'if (!retry || number > attempts ||'
      }
    ],
    caughtBy: unit('http/retry', 'stops earlier after a failure that is final after so many attempts')
  },
  {
    what: 'gives up after five attempts, long before the deadline',
    file: 'src/http/retry.ts',
    edits: [{ before: 'attempts = Infinity', after: 'attempts = 5' }],
    caughtBy: unit(
      'actions/create-evidence',
      'answers of 429 to %s for 20 s are outlasted by a timeout of 120 s'
    )
  },
  {
    what: 'takes a rate limit of GitHub for a missing permission',
    file: 'src/github/api-error.ts',
    edits: [{ before: 'if (!isRateLimit(reply, traits.words)) return', after: 'return' }],
    caughtBy: unit(
      'github/pull-requests',
      'a rate limit of GitHub is waited out, and no permission is to blame:'
    )
  },
  {
    what: 'ignores Retry-After',
    file: 'src/http/retry.ts',
    edits: [{ before: 'Math.max(jitter, retryAfterMs)', after: 'jitter' }],
    caughtBy: unit(
      'http/retry',
      'honours a Retry-After that is longer than its own wait, though above the cap'
    )
  },
  {
    what: 'lets one attempt take any time',
    file: 'src/http/client.ts',
    edits: [{ before: '.attempt(ATTEMPT_LIMIT_MS, ', after: '.attempt(2 ** 31, ' }],
    caughtBy: unit('http/client', 'ends after its limit if there is no answer')
  },
  {
    what: 'takes a cut body for a whole one',
    file: 'src/http/body.ts',
    edits: [
      {
        before: "message.on('error', reject)",
        after: "message.on('error', () => { resolve(Buffer.concat(chunks)) })"
      }
    ],
    caughtBy: unit(
      'http/broken-reply',
      'a reply that is not whole is an error, never a hang and never a reply:'
    )
  },
  {
    what: 'takes what an abort has left of a body for all of it',
    file: 'src/http/transport.ts',
    edits: [
      {
        before: '      // A body that was cut by the signal may look whole.\n      signal.throwIfAborted()\n',
        after: ''
      }
    ],
    caughtBy: unit(
      'http/abort',
      'right after the headers ends a reply without a length, whose body would pass for whole'
    )
  },
  {
    what: 'waits for the rest of a reply that is closed',
    file: 'src/http/body.ts',
    edits: [{ before: "    message.on('close', cutShort)\n", after: '' }],
    caughtBy: unit('http/body', 'a reply that is closed %s without a word is cut short')
  },
  {
    what: 'reads bodies of any size',
    file: 'src/http/body.ts',
    edits: [{ before: 'if (size > MAX_BODY_BYTES) message', after: 'if (size < 0) message' }],
    caughtBy: unit('http/broken-reply', 'a body that does not end, at the limit')
  },
  {
    what: 'lets an attempt go on when the time is over',
    file: 'src/http/deadline.ts',
    edits: [{ before: 'for (const end of this.#underWay) end(reason)', after: '' }],
    caughtBy: unit('http/deadline', 'ends with the deadline when that comes first and the task %s')
  },
  {
    what: 'waits for a task to notice that its time is over',
    file: 'src/http/deadline.ts',
    edits: [{ before: '        reject(reason)\n', after: '' }],
    caughtBy: unit('http/deadline', 'ends after its limit when the task %s')
  }
]
