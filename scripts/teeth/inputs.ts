import { unit, type Break } from './break.js'

/** Breaks of how inputs are read. */
export const INPUTS: readonly Break[] = [
  {
    what: 'keeps a closed pull request’s database for a mistake in what only a new one needs',
    file: 'src/inputs/preview.ts',
    edits: [{ before: 'closed ? undefined : readProvideRequest', after: 'readProvideRequest' }],
    caughtBy: unit('inputs/preview', 'the inputs of the preview action')
  },
  {
    what: 'sends the key after the job to whatever address the input has by then',
    file: 'src/inputs/post.ts',
    edits: [{ before: 'apiUrl: settings.apiUrl', after: "apiUrl: input('api_url')" }],
    caughtBy: unit('inputs/post', 'sends the key, masked, to the address that the main step used')
  },
  {
    what: 'sends the token in the clear',
    file: 'src/inputs/github.ts',
    edits: [{ before: 'url === undefined || !mayCarrySecrets(url)', after: 'url === undefined' }],
    caughtBy: unit('inputs/github', 'is refused for the address %j, where the token is not sent')
  },
  {
    what: 'names databases with a prefix of one letter',
    file: 'src/name-parts.ts',
    edits: [{ before: '{3,20}', after: '{1,20}' }],
    caughtBy: unit('inputs/naming', 'is an error with the prefix %j')
  },
  {
    what: 'takes an id that leaves its folder',
    file: 'src/inputs/target.ts',
    edits: [{ before: 'id !== undefined && !isDatabaseId(id)', after: "id === ''" }],
    caughtBy: unit('inputs/target', 'the inputs of the')
  }
]
