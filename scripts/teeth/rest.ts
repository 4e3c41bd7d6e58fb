import { emulator, type Break } from './break.js'

/** Breaks of what the REST API before a Redis promises: who is let in, what is refused, and whose reply is whose. */
export const REST: readonly Break[] = [
  {
    what: 'takes the beginning of a token for all of it',
    file: 'emulator/rest-token.ts',
    edits: [{ before: '.update(text)', after: '.update(text.slice(0, 8))' }],
    caughtBy: emulator(
      'rest-token',
      'that is missing or wrong gives 401 and nothing else, whatever is asked for'
    )
  },
  {
    what: 'lets the read-only token write',
    file: 'emulator/rest-token.ts',
    edits: [{ before: "return readOnly ? 'default_ro'", after: "return readOnly ? 'default'" }],
    caughtBy: emulator('rest-token', 'for reading only reads')
  },
  {
    what: 'listens for REST requests on every address of the machine',
    file: 'emulator/http.ts',
    edits: [{ before: 'server.listen(port, LOOPBACK, ', after: 'server.listen(port, ' }],
    caughtBy: emulator('rest-token', 'only loopback is listened on')
  },
  {
    what: 'takes commands of 100 MB',
    file: 'emulator/rest-limits.ts',
    edits: [{ before: 'commandBytes: 10 *', after: 'commandBytes: 100 *' }],
    caughtBy: emulator('rest-limits', 'refuses a value of %d bytes')
  },
  {
    what: 'carries out what stands before a wrong command of a transaction',
    file: 'emulator/rest-api.ts',
    edits: [{ before: "kind === 'pipeline' ? runPipeline : runTransaction", after: 'runPipeline' }],
    caughtBy: emulator('rest-request', 'in a transaction, one that is refused discards them all')
  },
  {
    what: 'sends bytes as text when base64 is asked for',
    file: 'emulator/rest-reply.ts',
    edits: [{ before: "headers['upstash-encoding'] === 'base64'", after: 'false' }],
    caughtBy: emulator('rest-request', 'may carry any bytes, and ask for them in base64')
  },
  {
    what: 'gives one connection to two requests at once',
    file: 'emulator/redis-pool.ts',
    edits: [
      {
        before: '      const result = await work(connection)\n      this.#idle.push(connection)\n',
        after: '      this.#idle.push(connection)\n      const result = await work(connection)\n'
      }
    ],
    caughtBy: emulator('rest-load', 'requests of every kind at once do not mix their replies')
  },
  {
    what: 'opens a connection for each request',
    file: 'emulator/redis-pool.ts',
    edits: [{ before: 'if (this.#free > 0)', after: 'if (this.#free > -Infinity)' }],
    caughtBy: emulator('rest-load', '1,000 requests at once are all answered, over 16 connections to Redis')
  },
  {
    what: 'listens on for a client that is gone',
    file: 'emulator/rest-api.ts',
    edits: [{ before: "    response.once('close', close)\n", after: '' }],
    caughtBy: emulator('rest-events', 'that nobody listens to any more leaves nothing at Redis')
  }
]
