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
        before: 'for await (const chunk of message as AsyncIterable<Buffer>) {',
        after: `const received: Buffer[] = []
  await new Promise<void>((resolve) => {
    message.on('data', (chunk: Buffer) => received.push(chunk)).on('error', () => undefined).on('close', resolve)
  })
  for (const chunk of received) {`
      }
    ],
    caughtBy: unit(
      'http/broken-reply',
      'a reply that is not whole is an error, never a hang and never a reply:'
    )
  },
  {
    what: 'reads bodies of any size',
    file: 'src/http/body.ts',
    edits: [{ before: 'if (size > MAX_BODY_BYTES) throw', after: 'if (size < 0) throw' }],
    caughtBy: unit('http/broken-reply', 'a body that does not end, at the limit')
  }
]
