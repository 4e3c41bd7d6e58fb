import { dist, reliability, unit, type Break } from './break.js'

/** Breaks of what is sent and read, and of how a process ends. */
export const NETWORK: readonly Break[] = [
  {
    what: 'keeps its connections once one was lost',
    file: 'src/http/transport.ts',
    edits: [{ before: '      this.#retire(client)\n', after: '' }],
    caughtBy: unit(
      'http/fresh-connections',
      'connections that wait in the pool are not used after one of them was lost'
    )
  },
  {
    what: 'takes the next connection into a pool again once one was lost',
    file: 'src/http/transport.ts',
    edits: [{ before: 'this.#keepAlive = false', after: 'this.#keepAlive = true' }],
    caughtBy: unit('http/fresh-connections', 'each request after a lost connection gets a fresh one')
  },
  {
    what: "lets V8 compile Node's check of host names twice",
    file: 'src/http/transport.ts',
    edits: [{ before: '    prepareHostNameChecks()\n', after: '' }],
    caughtBy: dist('built-ins', 'asks Node for the modules on the list and no other')
  },
  {
    what: 'writes values between delimiters that anybody can know',
    file: 'src/runner/file-commands.ts',
    edits: [{ before: '`ghadelimiter_${randomUUID()}`', after: "'EOF'" }],
    caughtBy: unit('runner/file-commands', 'are read back as they were, whatever text is in them')
  },
  {
    what: 'writes no value as a word',
    file: 'src/runner/file-commands.ts',
    edits: [{ before: "${value ?? ''}\\n${delimiter}", after: '${String(value)}\\n${delimiter}' }],
    caughtBy: unit('runner/file-commands', 'are added to what other values there are, and blank if undefined')
  },
  {
    what: 'writes what is for debugging into every log',
    file: 'src/runner/log.ts',
    edits: [{ before: 'if (core.isDebug()) ', after: '' }],
    caughtBy: unit('runner/log', 'what is only for debugging is not written at all unless the runner debugs')
  },
  {
    what: 'takes compressed replies by asking for nothing else',
    file: 'src/http/transport.ts',
    edits: [{ before: "      'accept-encoding': 'identity',\n", after: '' }],
    caughtBy: unit('http/body', 'a reply is asked for as it is, not compressed')
  },
  {
    what: 'reads a compressed reply as it comes',
    file: 'src/http/body.ts',
    edits: [{ before: "encoding === 'identity' || encoding === ''", after: "encoding !== 'x'" }],
    caughtBy: unit('http/body', 'a reply that is %s-compressed anyway is read')
  },
  {
    what: 'reads the byte order mark as a part of the reply',
    file: 'src/http/body.ts',
    edits: [{ before: "text.startsWith('\\uFEFF') ? text.slice(1) : text", after: 'text' }],
    caughtBy: unit('http/body', 'the byte order mark%s is left out')
  },
  {
    what: 'waits for a host name to be found before it ends',
    file: 'src/runner/exit.ts',
    edits: [{ before: 'if (lookingUp && ', after: 'if (exitCode < 0 && ' }],
    caughtBy: reliability(
      'blocked-look-ups',
      'a step ends with its timeout although the host name is still being looked up'
    )
  },
  {
    what: 'ends before its log is read',
    file: 'src/runner/exit.ts',
    edits: [{ before: "process.stdout.write('', end)", after: 'end()' }],
    caughtBy: dist('slow-reader', 'all that a step prints reaches a reader that is slower than the step')
  },
  {
    what: 'says of each database by itself that it is kept',
    file: 'src/actions/sweep/report.ts',
    edits: [{ before: 'names.slice(0, NAMED_AT_MOST)', after: 'names.slice()' }],
    caughtBy: unit(
      'actions/sweep-evidence',
      'what is kept is said in one line for each reason, with twenty names at most'
    )
  }
]
