import { GitHubApi } from '../../../src/github/api.js'
import { type Answer, reply, ScriptedNetwork } from '../../support/scripted-network.js'
import { gitHubAccess } from '../../support/github/fake.js'
import { act } from '../actions/acting.js'

/** Asks a GitHub that answers so, one answer a request. */
export async function ask<T>(answers: readonly Answer[], question: (api: GitHubApi) => Promise<T>) {
  const network = new ScriptedNetwork(...answers)
  const acted = await act(network.send, ({ client }) => question(new GitHubApi(gitHubAccess, client)))
  const paths = network.requests.map(({ url }) => url.pathname + url.search)
  return { ...acted, requests: network.requests, paths }
}

/** A Link header of these relations, each to the page of this number. */
function linkTo(pages: Readonly<Record<string, number>>): Record<string, string> {
  const link = Object.entries(pages).map(
    ([relation, page]) =>
      `<https://api.github.com/repositories/1/x?per_page=100&page=${page}>; rel="${relation}"`
  )
  return { link: link.join(', ') }
}

/** A page of these refs, as `refs/heads/main`. */
export function refsPage(refs: readonly string[], pages?: Readonly<Record<string, number>>): Answer {
  return reply(
    200,
    refs.map((ref) => ({ ref, object: { type: 'commit' } })),
    pages === undefined ? {} : linkTo(pages)
  )
}
