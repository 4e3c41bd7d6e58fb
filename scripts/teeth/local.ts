import { dist, emulator, unit, workflows, type Break } from './break.js'

/** Breaks of what a local database leaves behind, shows, and lets in. */
export const LOCAL: readonly Break[] = [
  {
    what: 'leaves a Redis whose server is killed',
    file: 'emulator/local/own-redis.ts',
    edits: [
      {
        before: 'watchdog.report(child.pid === undefined ? [] : [child.pid])',
        after: 'watchdog.report([])'
      }
    ],
    caughtBy: dist('local', 'if the %s is killed')
  },
  {
    what: 'leaves the server of a Redis that is killed',
    file: 'emulator/local/own-redis.ts',
    edits: [{ before: "  child.once('exit', lifetime.end)\n", after: '' }],
    caughtBy: dist('local', 'if the %s is killed')
  },
  {
    what: 'has the guard killed by the runner',
    file: 'emulator/watchdog.ts',
    edits: [{ before: "    env: { PATH: process.env['PATH'] },\n", after: '' }],
    caughtBy: dist('local', 'if the runner ends everything that has its tracking id, which a Redis hides')
  },
  {
    what: 'gives up at the first port that somebody else has taken',
    file: 'emulator/redis-start.ts',
    edits: [{ before: 'const ATTEMPTS = 5', after: 'const ATTEMPTS = 1' }],
    caughtBy: dist('local-busy', 'a local database takes another port if somebody was faster at the first')
  },
  {
    what: 'leaves the local databases of a job that fails',
    file: 'src/steps/post.ts',
    edits: [
      {
        before: 'if (await stop(server, clock)) return',
        after: 'if (server.pid > 0) return void [stop, clock]'
      }
    ],
    caughtBy: workflows(
      'local-ends',
      'a job that fails after its tests have used a local database leaves no process and no port'
    )
  },
  {
    what: 'outlives the worker of the runner',
    file: 'emulator/local/main.ts',
    edits: [{ before: 'watchWorker(worker, lifetime.end)', after: 'void worker' }],
    caughtBy: dist('local', 'if the post step never runs because the runner’s worker is gone')
  },
  {
    what: 'keeps the database of a step that never got it',
    file: 'emulator/local/starter.ts',
    edits: [{ before: 'if (!this.#kept) abandoned()', after: 'void abandoned' }],
    caughtBy: dist('local', 'if the step gets %s before its database is ready')
  },
  {
    what: 'ends a process that only has the number of the local server',
    file: 'src/local-database/stop.ts',
    edits: [
      {
        before: 'programs.commandLine(pid)?.includes(id) === true',
        after: 'programs.commandLine(pid) !== undefined'
      }
    ],
    caughtBy: unit('local-database/stop', 'nothing is ended if the local server %s')
  },
  {
    what: 'keeps a local database that its step failed to publish',
    file: 'src/steps/local-database.ts',
    edits: [
      { before: '  local.keep()\n', after: '' },
      {
        before: '  const created = request',
        after: '  local.keep()\n  const created = request'
      }
    ],
    caughtBy: unit('steps/local', 'is not kept if it cannot be published')
  },
  {
    what: 'hands the step the secrets of a local database before they are masked',
    file: 'src/local-database/start.ts',
    edits: [{ before: '        maskSecrets(answer.database, mask)\n', after: '' }],
    caughtBy: unit('local-database/start', 'has its secrets masked before the step has them')
  },
  {
    what: 'masks an address without a password, which GitHub then drops from outputs',
    file: 'src/local-database/start.ts',
    edits: [{ before: 'if (password !== undefined) maskAllForms', after: 'maskAllForms' }],
    caughtBy: unit('local-database/start', 'without a password has an address that is no secret')
  },
  {
    what: 'shows the password in redis_url',
    file: 'src/inputs/local.ts',
    edits: [{ before: "hasPassword ? 'an address with an @ in it' : quoted(", after: 'quoted(' }],
    caughtBy: unit('inputs/local', 'never show the password in %s, which is masked first')
  },
  {
    what: 'leaves a user behind on a Redis of somebody else',
    file: 'emulator/local/existing-redis.ts',
    edits: [{ before: "[['ACL', 'DELUSER', reader.name]]", after: "[['PING']]" }],
    caughtBy: emulator('local', '%s serves both tokens, and is as it was afterwards')
  },
  {
    what: 'gives the read-only token of a Redis that is there already every right',
    file: 'emulator/local/existing-redis.ts',
    edits: [
      {
        before: "user === 'default' ? login : { ...login, user: reader.name, password: reader.password }",
        after: 'login'
      }
    ],
    caughtBy: emulator('local', '%s serves both tokens, and is as it was afterwards')
  },
  {
    what: 'has secrets that can be guessed',
    file: 'emulator/local/secret.ts',
    edits: [{ before: 'randomBytes(32)', after: 'randomBytes(8)' }],
    caughtBy: dist('local', 'has secrets of 256 bits, other ones each time, masked before they are written')
  },
  {
    what: 'listens on every address of the machine',
    file: 'emulator/redis-configuration.ts',
    edits: [{ before: '`bind ${LOOPBACK}`', after: "'bind *'" }],
    caughtBy: dist('local', 'is reached from this machine only, and gives nobody its process or files')
  },
  {
    what: 'gives a fork’s run a local database that nobody asked for',
    file: 'src/inputs/preview.ts',
    edits: [
      {
        before: "const instead = closed && chosen === 'local' ? undefined : chosen",
        after: "const instead = closed ? undefined : 'local'"
      }
    ],
    caughtBy: unit('steps/local', 'preview without secrets is skipped by default, and the summary says why')
  },
  {
    what: 'starts a local database for a pull request that is closed',
    file: 'src/inputs/preview.ts',
    edits: [
      {
        before: "const instead = closed && chosen === 'local' ? undefined : chosen",
        after: 'const instead = chosen'
      }
    ],
    caughtBy: unit('steps/local', 'has nothing to do once the pull request is closed')
  }
]
