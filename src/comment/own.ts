import type { GitHubAccess, GitHubApi } from '../github/api.js'
import { field, integerField, isObject, stringField, type JsonObject } from '../json.js'

/** A comment that whoever has the token has written. */
export interface OwnComment {
  id: number
  /** Without blanks at its ends, and with plain line breaks. */
  text: string
}

interface MarkedComment extends OwnComment {
  /** The id of the user who wrote it. */
  author: number | undefined
}

const PERMISSION = 'pull-requests: read'

/**
 * The comments on a pull request that begin with the marker and were written with this token, the oldest first. That they
 * were is GitHub's word: everybody can write a marker.
 *
 * @throws whatever keeps GitHub from answering
 */
export async function findOwn(
  github: GitHubApi,
  access: GitHubAccess,
  { pullRequest, marker }: { pullRequest: number; marker: string }
): Promise<OwnComment[]> {
  const marked = await findMarked(github, `/issues/${pullRequest}/comments`, marker)
  if (marked.length === 0) return []
  const me = await ownId(github, access)
  return marked.filter(({ author }) => author === me).map(({ id, text }) => ({ id, text }))
}

async function findMarked(github: GitHubApi, path: string, marker: string): Promise<MarkedComment[]> {
  const marked = new Map<number, MarkedComment>()
  const read = (entry: unknown): number => {
    const comment = isObject(entry) ? entry : {}
    const id = integerField(comment, 'id')
    if (id === undefined) throw new Error('GitHub lists a comment without an id.')
    const text = (stringField(comment, 'body') ?? '').replaceAll('\r\n', '\n').trim()
    if (text.startsWith(`${marker}\n`)) marked.set(id, { id, text, author: authorOf(comment) })
    return id
  }
  const pages = github.pages(path, PERMISSION, read)
  while ((await pages.next()).done !== true);
  return [...marked.values()]
}

function authorOf(comment: JsonObject): number | undefined {
  const user = field(comment, 'user')
  return isObject(user) ? integerField(user, 'id') : undefined
}

/**
 * The id of the user that comments written with the token have. GraphQL tells it of every kind of token; REST has no
 * question that a job's token may ask (docs.github.com/graphql, `viewer`).
 */
async function ownId(github: GitHubApi, { apiUrl }: GitHubAccess): Promise<number> {
  // GitHub Enterprise Server has its REST API at /api/v3 and GraphQL at /api/graphql.
  const url = new URL(`${apiUrl.replace(/\/v3$/, '')}/graphql`)
  const question = { method: 'POST', url, body: JSON.stringify({ query: '{viewer{databaseId}}' }) } as const
  const { body } = await github.exchange('', PERMISSION, question)
  const data = isObject(body) ? field(body, 'data') : undefined
  const viewer = isObject(data) ? field(data, 'viewer') : undefined
  const id = isObject(viewer) ? integerField(viewer, 'databaseId') : undefined
  if (id !== undefined) return id
  throw new Error('GitHub does not say whose token this is, so no comment counts as ours.')
}
