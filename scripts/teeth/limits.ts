import { unit, type Break } from './break.js'

/** Breaks of what limits an account’s databases, and of what is said when it is full. */
export const LIMITS: readonly Break[] = [
  {
    what: 'creates one more than max_databases',
    file: 'src/actions/limit.ts',
    edits: [{ before: 'own.length < maxDatabases', after: 'own.length <= maxDatabases' }],
    caughtBy: unit('actions/limit', 'creates and deletes nothing at or over a limit of %d')
  },
  {
    what: 'counts all databases of the account',
    file: 'src/actions/limit.ts',
    edits: [{ before: 'own.length < maxDatabases', after: 'all.length < maxDatabases' }],
    caughtBy: unit('actions/limit', 'creates the next one below a limit of %d')
  },
  {
    what: 'refuses a name of the workflow’s own because of max_databases',
    file: 'src/actions/limit.ts',
    edits: [
      {
        before: 'maxDatabases === undefined || parseName(owner, name) === undefined',
        after: 'maxDatabases === undefined'
      }
    ],
    caughtBy: unit(
      'actions/limit',
      'a database with a name of the workflow’s own neither counts nor is refused'
    )
  },
  {
    what: 'counts what is about to be replaced',
    file: 'src/actions/provide.ts',
    edits: [{ before: 'all.filter(({ database_name }) => database_name !== wish.name)', after: 'all' }],
    caughtBy: unit('actions/limit', 'does not count when it is recreated, as it makes room for the new one')
  },
  {
    what: 'limits what is reused',
    file: 'src/actions/provide.ts',
    edits: [
      {
        before: "if (existing !== undefined && (ifExists === 'reuse'",
        after: `refuseBeyond(request.maxDatabases, all, { name: request.wish.name, owner: request.owner })
  if (existing !== undefined && (ifExists === 'reuse'`
      }
    ],
    caughtBy: unit('actions/limit', 'is reused whatever the limit: %d')
  },
  {
    what: 'explains a server that is down by a full account',
    file: 'src/actions/limit.ts',
    edits: [{ before: ' || status >= 500', after: '' }],
    caughtBy: unit('actions/limit', 'with %d has nothing to do with how full the account is')
  },
  {
    what: 'explains a name that is taken by a full account',
    file: 'src/actions/limit.ts',
    edits: [{ before: ' || error instanceof NameTaken', after: '' }],
    caughtBy: unit('actions/limit', 'because the name is taken (%d) is not explained by it')
  },
  {
    what: 'counts what it has just deleted',
    file: 'src/actions/provide.ts',
    edits: [{ before: '!deletedIds.has(database_id)', after: "database_id !== ''" }],
    caughtBy: unit('actions/limit', 'after the old database was deleted for it counts that one no more')
  },
  {
    what: 'does not explain a refusal after a lost reply',
    file: 'src/actions/create.ts',
    edits: [{ before: '`${messageOf(explained)} A database', after: '`${messageOf(error)} A database' }],
    caughtBy: unit(
      'actions/limit',
      'after a lost reply is explained too, beside the word that there may be one'
    )
  }
]
