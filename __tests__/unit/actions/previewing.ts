import type { PreviewInputs } from '../../../src/inputs/preview.js'
import type { Journal } from '../../../src/state.js'
import { gitHubAccess } from '../../support/fake-github.js'
import { account } from './acting.js'

/** The name pull request 12 of `acme/shop` gives its database. */
export const NAME = 'acme-shop-pr-12'

/** What the preview action is asked to do for an event of pull request 12. */
export function inputsFor(event: string): PreviewInputs {
  const none = { plan: undefined, budget: undefined, eviction: undefined }
  const wanted = {
    account,
    wish: { name: NAME, primaryRegion: 'us-east-1', readRegions: [], tls: true, ...none },
    ifExists: 'reuse' as const,
    nameGiven: false,
    deleteAfterJob: false,
    timeoutSeconds: 120
  }
  return {
    account,
    name: NAME,
    timeoutSeconds: 120,
    pullRequest: 12,
    github: gitHubAccess,
    wanted: event === 'closed' ? undefined : wanted
  }
}

/** Writes nothing down. */
export const noJournal: Journal = {
  planned: () => undefined,
  uncertain: () => undefined,
  created: () => undefined,
  nothing: () => undefined
}
