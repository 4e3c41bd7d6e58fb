/** GitHub's REST API proper: a request in, a reply out; no sockets and no time of its own. */
import type { PullRequest, PullRequests } from './pull-requests.js'
import { BAD_CREDENTIALS, json, NOT_FOUND, type GitHubReply } from './github-reply.js'

export interface GitHubRequest {
  readonly method: string
  /** As on the request line, query included. */
  readonly path: string
  readonly authorization: string | undefined
}

export interface GitHubSetup {
  /** Where it listens, without a slash at its end; links to other pages begin so. */
  readonly apiUrl: string
  /** The only repository there is: `owner/name`. */
  readonly repository: string
  /** The only token that is accepted. */
  readonly token: string
  readonly pullRequests: PullRequests
}

/** Of a question below the repository: what a route's pattern captured, and the query. */
interface Asked {
  readonly captured: readonly string[]
  readonly query: URLSearchParams
}

interface Route {
  readonly method: string
  /** Of the path below `/repos/{owner}/{repo}/`. */
  readonly pattern: RegExp
  readonly answer: (setup: GitHubSetup, asked: Asked) => GitHubReply
}

/** As documented at docs.github.com/rest, as far as the actions ask. */
const ROUTES: readonly Route[] = [
  { method: 'GET', pattern: /^pulls$/, answer: listPulls },
  { method: 'GET', pattern: /^pulls\/(\d+)$/, answer: onePull }
]

/** Answers as the repository is now. A path, method or repository that is not known is not found, as on GitHub. */
export function answer(setup: GitHubSetup, { method, path, authorization }: GitHubRequest): GitHubReply {
  if (authorization !== `Bearer ${setup.token}`) return BAD_CREDENTIALS
  const [pathname = '', query = ''] = path.split('?')
  const base = `/repos/${setup.repository}/`
  if (!pathname.startsWith(base)) return NOT_FOUND
  const below = pathname.slice(base.length)
  for (const route of ROUTES) {
    const captured = method === route.method ? route.pattern.exec(below) : null
    if (captured !== null) {
      return route.answer(setup, { captured: captured.slice(1), query: new URLSearchParams(query) })
    }
  }
  return NOT_FOUND
}

function listPulls(setup: GitHubSetup, { query }: Asked): GitHubReply {
  const state = query.get('state') ?? 'open'
  const sign = query.get('direction') === 'asc' ? 1 : -1
  const chosen = setup.pullRequests
    .all()
    .filter(({ open }) => state === 'all' || open === (state === 'open'))
    .sort((a, b) => sign * (a.number - b.number))
  return pageOf(chosen.map(described), query, `${setup.apiUrl}/repos/${setup.repository}/pulls`)
}

function onePull({ pullRequests }: GitHubSetup, { captured: [number] }: Asked): GitHubReply {
  const found = pullRequests.find(Number(number))
  return found === undefined ? NOT_FOUND : json(200, described(found))
}

function described({ number, open }: PullRequest): unknown {
  const state = open ? 'open' : 'closed'
  return { id: 1_000_000 + number, number, state, locked: false, title: `#${number}` }
}

/** 30 to a page unless asked otherwise, 100 at most; the Link header names other pages, if there are any. */
function pageOf(items: readonly unknown[], query: URLSearchParams, url: string): GitHubReply {
  const size = Math.min(positive(query.get('per_page')) ?? 30, 100)
  const page = positive(query.get('page')) ?? 1
  const last = Math.max(1, Math.ceil(items.length / size))
  const others: Record<string, number> = {
    ...(page > 1 && { prev: Math.min(page - 1, last) }),
    ...(page < last && { next: page + 1, last }),
    ...(page > 1 && { first: 1 })
  }
  const link = Object.entries(others).map(([relation, number]) => {
    const there = new URLSearchParams(query)
    there.set('page', String(number))
    return `<${url}?${there.toString()}>; rel="${relation}"`
  })
  const body = items.slice((page - 1) * size, page * size)
  return json(200, body, link.length === 0 ? {} : { link: link.join(', ') })
}

function positive(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : undefined
}
