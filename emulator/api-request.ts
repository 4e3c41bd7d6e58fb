/** What a request to the Developer API says. */

export interface ApiRequest {
  method: string
  /** As on the request line: `/v2/redis/databases`, with the query. */
  path: string
  authorization: string | undefined
  body: string
  /** The header of that name, which only start-redis looks at. */
  idempotencyKey?: string | undefined
  /** Scheme, host and port it was sent to. */
  origin?: string | undefined
}

/** `user:key`, whatever is wrong with it; undefined without Basic authentication. */
export function credentialsIn({ authorization = '' }: ApiRequest): string | undefined {
  const encoded = /^basic +(\S+)$/i.exec(authorization)?.[1]
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString()
}

/** The segments below `/v2/redis/`, decoded; undefined for any other path. */
function segmentsOf({ path }: ApiRequest): string[] | undefined {
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

/** What a path names: an operation, and the database and the backup it is about, if any. */
export interface Target {
  operation: string
  id: string | undefined
  backupId: string | undefined
}

/** Undefined for a path that cannot be one of the API's. */
export function targetOf(request: ApiRequest): Target | undefined {
  const segments = segmentsOf(request) ?? []
  const [first, second, backupId, ...more] = segments
  if (first === undefined || segments.includes('') || more.length > 0) return undefined
  // The only operation whose word stands behind the id; it once stood before it like all others.
  if (second === 'change-plan' && backupId === undefined)
    return { operation: second, id: first, backupId: undefined }
  return { operation: first, id: second, backupId }
}
