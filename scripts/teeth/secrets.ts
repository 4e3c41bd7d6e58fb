import { ANY_STEPS, unit, type Break } from './break.js'

/** Breaks of what keeps secrets and foreign text in their place. */
export const SECRETS: readonly Break[] = [
  {
    what: 'masks after the output',
    file: 'src/steps/outputs.ts',
    edits: [
      {
        before:
          '  for (const secret of [...credentialsIn(database), ...secretUrl]) maskAllForms(secret, mask)\n',
        after: ''
      },
      {
        before: '  setOutputs(outputsOf(found, connection))\n',
        after: `  setOutputs(outputsOf(found, connection))
  for (const secret of [...credentialsIn(database), ...secretUrl]) maskAllForms(secret, mask)
`
      }
    ],
    caughtBy: ANY_STEPS
  },
  {
    what: 'does not mask credentials as they are read',
    file: 'src/upstash/client.ts',
    edits: [
      {
        before: 'for (const credential of credentialsIn(json)) maskAllForms(credential, this.#mask)',
        after: ''
      }
    ],
    caughtBy: unit(
      'upstash/client',
      'masks them before it complains of the rest of the reply, which may hold them'
    )
  },
  {
    what: 'asks for empty masks',
    file: 'src/masking.ts',
    edits: [{ before: "  if (secret.trim() === '') return\n", after: '' }],
    caughtBy: unit('masking', 'any text an API may send is masked as it is first, and never as nothing')
  },
  {
    what: 'keeps a secret in the state',
    file: 'src/actions/create.ts',
    edits: [
      {
        before: 'journal.created(database.database_id)',
        after: 'journal.created(database.password ?? database.database_id)'
      }
    ],
    caughtBy: unit(
      'actions/provide',
      'is created with two requests; the plan is written down before, the id after'
    )
  },
  {
    what: 'follows redirects',
    file: 'src/http/transport.ts',
    edits: [{ before: 'allowRedirects: false', after: 'allowRedirects: true' }],
    caughtBy: unit('http/transport', 'of %d is given, and not followed')
  },
  {
    what: 'takes a redirect for an answer',
    file: 'src/http/client.ts',
    edits: [
      { before: 'if (reply.status >= 300 && reply.status < 400) throw', after: 'if (reply.status < 0) throw' }
    ],
    caughtBy: unit('http/client', 'is not redirected by a %d')
  },
  {
    what: 'sends the key to any host over http',
    file: 'src/address.ts',
    edits: [
      {
        before: "(url.protocol === 'http:' && isLoopback(url))",
        after: "url.protocol === 'http:'"
      }
    ],
    caughtBy: unit('inputs/account', 'the address of the API')
  },
  {
    what: 'believes a REST address the API names',
    file: 'src/upstash/connection.ts',
    edits: [{ before: 'isLoopback(new URL(apiUrl)) && ', after: '' }],
    caughtBy: unit('upstash/connection', 'a REST address in the reply')
  },
  {
    what: 'shows the user part of an address in a text of others',
    file: 'src/text.ts',
    edits: [{ before: 'withoutUserParts(visible, cut.length < text.length)', after: 'visible' }],
    caughtBy: unit(
      'steps/leaks',
      'a 500 that quotes the new database’s address %s shows no password, though no mask is there yet'
    )
  },
  {
    what: 'quotes an api_url that has a password in it',
    file: 'src/inputs/account.ts',
    edits: [
      { before: "text.includes('@') ? 'an address with an @ in it' : quoted(text)", after: 'quoted(text)' }
    ],
    caughtBy: unit('inputs/account', '%j never shows a user or a password that stands in it')
  },
  {
    what: 'prints line breaks of foreign text',
    file: 'src/text.ts',
    edits: [{ before: "unescaped.replace(new RegExp(INVISIBLE, 'gu'), ' ')", after: 'unescaped' }],
    caughtBy: unit(
      'text',
      'is one visible line, never a workflow command and never longer than its limit, whatever comes in'
    )
  }
]
