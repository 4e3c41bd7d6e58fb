/** What the REST plane allows one request, and one database. */
export interface RestLimits {
  /** Connections to the Redis server for each of its users; more requests wait their turn. */
  connections: number
  /** Bytes of a command's name and arguments; db_max_request_size of the Developer API. */
  commandBytes: number
  /** Bytes of a reply as Redis sends it. */
  replyBytes: number
  /** Bytes of a JSON body, all its commands together. */
  bodyBytes: number
  /** Milliseconds without a byte from Redis before the script that runs there is ended. */
  scriptMs: number
  /** Milliseconds without a byte from Redis before a request is given up. */
  replyMs: number
  /** Milliseconds in which a client takes nothing of a reply before it is given up. */
  stallMs: number
}

/**
 * The real API counts a command's reply against the size of a request, too. How exactly it counts the two, how large
 * a pipeline may be in all, and how long anything may take there is not known.
 */
export const DEFAULT_LIMITS: RestLimits = {
  connections: 16,
  commandBytes: 10 * 1024 * 1024,
  replyBytes: 10 * 1024 * 1024,
  bodyBytes: 64 * 1024 * 1024,
  scriptMs: 5000,
  replyMs: 30_000,
  stallMs: 30_000
}
