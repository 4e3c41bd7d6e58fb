/** What a request to the Developer API says. */

export interface ApiRequest {
  method: string
  /** As on the request line: `/v2/redis/databases`, with the query. */
  path: string
  authorization: string | undefined
  body: string
}

/** `user:key`, whatever is wrong with it; undefined without Basic authentication. */
export function credentialsIn({ authorization = '' }: ApiRequest): string | undefined {
  const encoded = /^basic +(\S+)$/i.exec(authorization)?.[1]
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString()
}

/** The segments below `/v2/redis/`, decoded; undefined for any other path. */
export function segmentsOf({ path }: ApiRequest): string[] | undefined {
  const pathname = path.split('?', 1)[0] ?? ''
  const [nothing, version, product, ...below] = pathname.split('/').map(decode)
  return nothing === '' && version === 'v2' && product === 'redis' ? below : undefined
}

/** A parameter of the query; undefined if it is not there. */
export function parameterOf({ path }: ApiRequest, name: string): string | undefined {
  const mark = path.indexOf('?')
  if (mark === -1) return undefined
  return new URLSearchParams(path.slice(mark)).get(name) ?? undefined
}

function decode(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** The `name` in a body; undefined if there is none that is text. */
export function nameIn({ body }: ApiRequest): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed !== 'object' || parsed === null || !('name' in parsed)) return undefined
    return typeof parsed.name === 'string' ? parsed.name : undefined
  } catch {
    return undefined
  }
}
