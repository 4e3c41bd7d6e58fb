import { emulator, workflows, type Break } from './break.js'

/** Breaks of what stands in for the world, and of what users copy. */
export const STAND_INS: readonly Break[] = [
  {
    what: 'lets the emulator take a read region that Upstash does not have',
    file: 'emulator/specification.ts',
    edits: [{ before: "=== 'aws' ? AWS_READ_REGIONS : []", after: "=== 'aws' ? PRIMARY_REGIONS : []" }],
    caughtBy: emulator('developer-api', 'refuses %j')
  },
  {
    what: 'runs what is below /pipeline as a transaction',
    file: 'emulator/rest-request.ts',
    edits: [
      {
        before: "if (path === '/pipeline' || path === '/multi-exec')",
        after: 'if (/^\\/(pipeline|multi-exec)/.test(path))'
      }
    ],
    caughtBy: emulator(
      'rest-request',
      'is a path command unless its path is /pipeline or /multi-exec to the letter'
    )
  },
  {
    what: 'sends no sync token',
    file: 'emulator/rest-api.ts',
    edits: [
      { before: "      response.setHeader('upstash-sync-token', this.#syncTokens.next())\n", after: '' }
    ],
    caughtBy: emulator('rest-headers', 'a sync token comes with every answer to an authorized request')
  },
  {
    what: 'lists at once what a lagging list hides',
    file: 'emulator/account.ts',
    edits: [{ before: 'createdAtMs <= newest', after: 'createdAtMs <= Infinity' }],
    caughtBy: emulator('model', 'a list that lags shows a new database only after a while')
  },
  {
    what: 'runs the preview of whatever repository is checked out',
    file: '.github/workflows/preview-database.yml',
    edits: [{ before: 'uses: $/preview', after: 'uses: ./preview' }],
    caughtBy: workflows(
      'reusable-workflow',
      'the reusable workflow runs its own preview, though the calling repository has a preview/ too'
    )
  },
  {
    what: 'does not count what the examples did with their databases',
    file: 'scripts/act/verdict.ts',
    edits: [
      {
        before: "...differs('uses of a database', seen.log.match(used)?.length ?? 0, scenario.uses),",
        after: ''
      }
    ],
    caughtBy: workflows('act', 'is %s')
  },
  {
    what: 'leaves a token in the checkout of an example',
    file: 'examples/staging.yml',
    edits: [{ before: 'persist-credentials: false', after: 'persist-credentials: true' }],
    caughtBy: workflows(
      'safe-to-copy',
      '%s leaves no token in a checkout, in which `npm ci` runs what others wrote'
    )
  }
]
