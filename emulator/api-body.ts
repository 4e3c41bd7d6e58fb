/** The body of a request to the Developer API, decoded as Go decodes into a struct. */

export type Body = Record<string, unknown>

/** What a refused request is answered with, status 400. */
export interface Refusal {
  refused: string
}

/** Invented: what Upstash says there is not known. */
export const INVALID_BODY = 'invalid request body'

/** The object in a body; undefined if it is anything else. */
export function objectIn(raw: string): Body | undefined {
  try {
    const parsed: unknown = JSON.parse(raw)
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : undefined
  } catch {
    return undefined
  }
}

/** A field that is text; the empty text for anything else. */
export function textIn(body: Body | undefined, key: string): string {
  const value = body?.[key]
  return typeof value === 'string' ? value : ''
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** A field that is a list of texts; undefined for anything else. */
export function textsIn(body: Body | undefined, key: string): string[] | undefined {
  const value = body?.[key]
  return Array.isArray(value) && value.every(isText) ? value : undefined
}
