/** GitHub's REST API proper: a request in, a reply out; no sockets and no time of its own. */
import { isObject, parseJson, stringField } from '../../../src/json.js'
import { JOB_USER, type Comment, type Comments } from './comments.js'
import { BAD_CREDENTIALS, json, NOT_ACCESSIBLE, NOT_FOUND, type GitHubReply } from './github-reply.js'
import { pageOf } from './paging.js'
import type { PullRequest, PullRequests } from './pull-requests.js'
import type { RefKind, Refs } from './refs.js'
import type { Runs } from './runs.js'

export interface GitHubRequest {
  readonly method: string
  /** As on the request line, query included. */
  readonly path: string
  readonly authorization: string | undefined
  readonly body?: string | undefined
}

export interface GitHubSetup {
  /** Where it listens, without a slash at its end; links to other pages begin so. */
  readonly apiUrl: string
  /** The only repository there is: `owner/name`. */
  readonly repository: string
  /** The only token that is accepted. */
  readonly token: string
  readonly pullRequests: PullRequests
  readonly runs: Runs
  readonly refs: Refs
  readonly comments: Comments
  /** What the token may read, and with `:write` behind it, write; all if undefined. */
  readonly permissions?: ReadonlySet<string> | undefined
}

/** Of a question below the repository: what a route's pattern captured, and the query. */
interface Asked {
  readonly captured: readonly string[]
  readonly query: URLSearchParams
  readonly body: unknown
}

interface Route {
  readonly method: string
  /** Of the path below `/repos/{owner}/{repo}/`. */
  readonly pattern: RegExp
  /** What the token must be allowed to read, or with `:write` to write. */
  readonly permission: string
  readonly answer: (setup: GitHubSetup, asked: Asked) => GitHubReply
}

/** As documented at docs.github.com/rest, as far as the actions ask. */
const ROUTES: readonly Route[] = [
  { method: 'GET', pattern: /^pulls$/, permission: 'pull-requests', answer: listPulls },
  { method: 'GET', pattern: /^pulls\/(\d+)$/, permission: 'pull-requests', answer: onePull },
  { method: 'GET', pattern: /^actions\/runs\/(\d+)$/, permission: 'actions', answer: oneRun },
  {
    method: 'GET',
    pattern: /^git\/matching-refs\/(heads|tags)\/(.*)$/,
    permission: 'contents',
    answer: matchingRefs
  },
  {
    method: 'GET',
    pattern: /^issues\/(\d+)\/comments$/,
    permission: 'pull-requests',
    answer: listComments
  },
  {
    method: 'POST',
    pattern: /^issues\/(\d+)\/comments$/,
    permission: 'pull-requests:write',
    answer: addComment
  },
  {
    method: 'PATCH',
    pattern: /^issues\/comments\/(\d+)$/,
    permission: 'pull-requests:write',
    answer: changeComment
  }
]

/**
 * Answers as the repository is now, and refuses what the token may not read. A path, method or repository that is not
 * known is not found, as on GitHub.
 */
export function answer(
  setup: GitHubSetup,
  { method, path, authorization, body }: GitHubRequest
): GitHubReply {
  if (authorization !== `Bearer ${setup.token}`) return BAD_CREDENTIALS
  const [pathname = '', query = ''] = path.split('?')
  const content = parseJson(body ?? '')
  if (method === 'POST' && pathname === '/graphql') return viewer(content)
  const base = `/repos/${setup.repository}/`
  if (!pathname.startsWith(base)) return NOT_FOUND
  const below = pathname.slice(base.length)
  for (const route of ROUTES) {
    const captured = method === route.method ? route.pattern.exec(below) : null
    if (captured !== null) {
      if (setup.permissions?.has(route.permission) === false) return NOT_ACCESSIBLE
      return route.answer(setup, {
        captured: captured.slice(1),
        query: new URLSearchParams(query),
        body: content
      })
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

function oneRun({ runs }: GitHubSetup, { captured: [id = ''] }: Asked): GitHubReply {
  const status = runs.status(id)
  if (status === undefined) return NOT_FOUND
  const conclusion = status === 'completed' ? 'success' : null
  return json(200, { id: Number(id), name: 'CI', run_attempt: 1, event: 'push', status, conclusion })
}

/** Those whose names begin so, in order; none is an empty list. */
function matchingRefs(setup: GitHubSetup, { captured: [first, start = ''], query }: Asked): GitHubReply {
  const kind: RefKind = first === 'tags' ? 'tags' : 'heads'
  const sha = 'ffac537e6cbbf934b08745a378932722df287a53'
  const git = `${setup.apiUrl}/repos/${setup.repository}/git`
  const matching = setup.refs
    .names(kind)
    .filter((name) => name.startsWith(decodeURIComponent(start)))
    .sort()
    .map((name) => `refs/${kind}/${name}`)
    .map((ref) => ({ ref, url: `${git}/${ref}`, object: { type: 'commit', sha } }))
  return pageOf(matching, query, `${git}/matching-refs/${kind}/${start}`)
}

function listComments(setup: GitHubSetup, { captured: [number], query }: Asked): GitHubReply {
  if (setup.pullRequests.find(Number(number)) === undefined) return NOT_FOUND
  const url = `${setup.apiUrl}/repos/${setup.repository}/issues/${number ?? ''}/comments`
  return pageOf(setup.comments.on(Number(number)).map(shown), query, url)
}

/** By whoever the token is of. */
function addComment(
  { comments, pullRequests }: GitHubSetup,
  { captured: [number], body }: Asked
): GitHubReply {
  if (pullRequests.find(Number(number)) === undefined) return NOT_FOUND
  return json(201, shown(comments.add(Number(number), JOB_USER, textOf(body))))
}

/** Whoever may write may change the comments of others too. */
function changeComment({ comments }: GitHubSetup, { captured: [id], body }: Asked): GitHubReply {
  const changed = comments.change(Number(id), textOf(body))
  return changed === undefined ? NOT_FOUND : json(200, shown(changed))
}

function textOf(body: unknown): string {
  return isObject(body) ? (stringField(body, 'body') ?? '') : ''
}

function shown({ id, user, body }: Comment): unknown {
  return { id, user: { login: user.login, id: user.id, type: user.type }, body }
}

/** GraphQL, as far as anybody asks: whose token it is. */
function viewer(content: unknown): GitHubReply {
  const query = isObject(content) ? stringField(content, 'query') : undefined
  if (query !== '{viewer{databaseId}}') return json(200, { errors: [{ message: 'Not known here' }] })
  return json(200, { data: { viewer: { databaseId: JOB_USER.id } } })
}
