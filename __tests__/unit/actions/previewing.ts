import type { PreviewInputs } from '../../../src/inputs/preview.js'
import type { Journal } from '../../../src/state.js'
import { gitHubAccess } from '../../support/fake-github.js'
import { account } from './acting.js'

/** The name pull request 12 of `acme/shop` gives its database. */
export const NAME = 'acme-shop-pr-12'

/** What the preview action is asked to do for an event of pull request 12. */
export function inputsFor(event: string): PreviewInputs {
  const none = { plan: undefined, budget: undefined, eviction: undefined }
  return {
    account,
    wish: { name: NAME, primaryRegion: 'us-east-1', readRegions: [], tls: true, ...none },
    ifExists: 'reuse',
    nameGiven: false,
    deleteAfterJob: false,
    timeoutSeconds: 120,
    pullRequest: 12,
    closed: event === 'closed',
    github: gitHubAccess
  }
}

/** Writes nothing down. */
export const noJournal: Journal = {
  planned: () => undefined,
  uncertain: () => undefined,
  created: () => undefined,
  nothing: () => undefined
}
