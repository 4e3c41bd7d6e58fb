import { dist, unit, type Break } from './break.js'

/** Breaks of the wait for a database, and of what is handed on before it. */
export const READINESS: readonly Break[] = [
  {
    what: 'waits before it publishes the outputs',
    file: 'src/steps/provide.ts',
    edits: [
      { before: '    publishDatabase(found, handOver, runner)\n', after: '' },
      {
        before: '    await seeThrough(found, handOver, collaborators, { ...runner, report })\n',
        after: `    await seeThrough(found, handOver, collaborators, { ...runner, report })
    publishDatabase(found, handOver, runner)
`
      }
    ],
    caughtBy: unit('steps/see-through', 'has published all outputs before it asks the database')
  },
  {
    what: 'does not ask the database',
    file: 'src/data/readiness.ts',
    edits: [{ before: '      await this.#ping()\n', after: '' }],
    caughtBy: dist('ready', 'is asked again after %s')
  },
  {
    what: 'does not wait for the state',
    file: 'src/data/readiness.ts',
    edits: [{ before: '      refuseUnlessActive(this.#database)\n', after: '' }],
    caughtBy: unit('data/readiness', 'is looked at until its state is active, and only then asked')
  },
  {
    what: 'takes any success for PONG',
    file: 'src/data/ping.ts',
    edits: [{ before: " && isObject(json) && field(json, 'result') === 'PONG'", after: '' }],
    caughtBy: unit('data/readiness', 'is asked again after %s')
  },
  {
    what: 'gives up at the first token that is not known yet',
    file: 'src/http/retryable.ts',
    edits: [
      {
        before: "{ failure: status((code) => code === 401), retry: ['ping'],",
        after: '{ failure: status((code) => code === 401), retry: NEVER,'
      }
    ],
    caughtBy: unit('data/readiness', 'is asked again after %s')
  },
  {
    what: 'sends a token to any address over http',
    file: 'src/data/ping.ts',
    edits: [{ before: 'if (!mayCarrySecrets(url)) {', after: "if (token === '') {" }],
    caughtBy: unit('data/readiness', 'no token goes to another machine unencrypted')
  },
  {
    what: 'does not send the token as the database reads it',
    file: 'src/data/ping.ts',
    edits: [{ before: '`Bearer ${token}`', after: '`Basic ${token}`' }],
    caughtBy: unit('data/readiness', 'costs one PING, and nothing of the API')
  },
  {
    what: 'sets the variables before it masks what they hold',
    file: 'src/steps/outputs.ts',
    edits: [
      {
        before: `  const known = Object.entries(variables).filter(([, value]) => value !== undefined)
  for (const [name, value] of known) exportVariable(name, value ?? '')
`,
        after: ''
      },
      {
        before: '  const { redisUrl } = connection\n',
        after: `  const { redisUrl } = connection
  const known = exportEnv ? Object.entries(variablesOf(database, connection)) : []
  for (const [name, value] of known) exportVariable(name, value ?? '')
`
      }
    ],
    caughtBy: unit('steps/outputs', 'are set once all that is secret in them is masked')
  }
]
