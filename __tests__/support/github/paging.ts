import { json, type GitHubReply } from './github-reply.js'

/** 30 to a page unless asked otherwise, 100 at most; the Link header names other pages, if there are any. */
export function pageOf(items: readonly unknown[], query: URLSearchParams, url: string): GitHubReply {
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
