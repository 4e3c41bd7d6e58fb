import type { ActionFile } from '../../../metadata/types.js'
import type { SharedWords } from '../../../scripts/generate/resolve.js'

/** Words with what YAML and Markdown tables treat specially in them. */
export const shared: SharedWords = {
  inputs: {
    key: { description: 'A key: `k#1`, of an account.', required: true },
    limit: { description: '`*`|most, or <any>.', default: '50' },
    token: { description: 'A token.', default: '${{ github.token }}' },
    note: { description: 'A note.', default: '' }
  },
  outputs: { id: { description: 'An id.' }, password: { description: 'A password.', secret: true } }
}

/** An action that uses most of them, in a folder of its own. */
export const action: ActionFile = {
  folder: 'clean',
  name: 'Clean',
  description: `Clean ${'very '.repeat(30)}well: everything.`,
  main: 'clean',
  post: 'after',
  inputs: ['key', 'limit', 'token'],
  outputs: ['id', 'password']
}

export const secretNote = 'Secret: masked in logs, and blank if Credential Protection withholds it.'
