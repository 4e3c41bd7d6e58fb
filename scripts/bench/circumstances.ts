import { readActionMetadata } from '../../__tests__/support/action-metadata.js'
import type { EntryName } from './rivals.js'

/** What one entry is run with. */
export interface Circumstances {
  /** Folder of its action.yml, relative to the repository. */
  readonly action: string
  readonly phase: 'main' | 'post'
  /** Which of the server's accounts it finds. */
  readonly account: 'empty' | 'full'
  readonly inputs: Readonly<Record<string, string>>
  /** Laid over the variables of a push to `main`. */
  readonly variables: Readonly<Record<string, string>>
  readonly event: unknown
}

const push = { variables: {}, event: {}, phase: 'main' } as const
const wish = { primary_region: 'us-east-1' }
const named = { name: 'acme-shop-branch-main' }

/** The ordinary case of each: nothing there yet for those that create, everything there for the others. */
export const CIRCUMSTANCES: Readonly<Record<EntryName, Circumstances>> = {
  create: { ...push, action: '.', account: 'empty', inputs: wish },
  preview: {
    ...push,
    action: 'preview',
    account: 'empty',
    inputs: wish,
    variables: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' },
    event: {
      action: 'opened',
      number: 7,
      pull_request: { number: 7, head: { repo: { full_name: 'acme/shop' } } }
    }
  },
  get: { ...push, action: 'get', account: 'full', inputs: named },
  delete: { ...push, action: 'delete', account: 'full', inputs: named },
  sweep: { ...push, action: 'sweep', account: 'full', inputs: {} },
  post: {
    ...push,
    action: '.',
    phase: 'post',
    account: 'full',
    inputs: { ...wish, delete_after_job: 'true' },
    variables: {
      STATE_delete_after_job: 'true',
      STATE_planned_name: 'acme-shop-branch-main',
      STATE_database_ids: '96ad0856-03b1-4ee7-9666-e81abd0349e1'
    }
  }
}

/** The path of the bundle that the entry's action.yml names. */
export async function bundleOf(entry: EntryName): Promise<string> {
  const { action, phase } = CIRCUMSTANCES[entry]
  const { file, main, post } = await readActionMetadata(action)
  if (phase === 'main') return main
  if (post === undefined) throw new Error(`${file} names no runs.post`)
  return post
}
