/** The REST API's error texts, to the letter where they were seen on a real database. */

/** A request refused before Redis sees it. */
export class RestError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export const WRONG_TOKEN =
  'WRONGPASS invalid or missing auth token. See https://docs.upstash.com/redis/troubleshooting/http_unauthorized for details.'
export const EMPTY_COMMAND = 'ERR empty command'
export const NULL_ARGUMENT = 'ERR null args are not supported'

export function unsupportedArgument(delimiter: '[' | '{'): string {
  return `ERR unsupported arg type: "${delimiter}": json.Delim`
}

export function notAllowed(command: string): string {
  return `ERR Command "${command.toUpperCase()}" is not allowed in REST or it has a special context path`
}

export function notAvailable(command: string): string {
  return `ERR Command is not available: '${command}'. See https://upstash.com/docs/redis/overall/rediscompatibility for details`
}

/** Redis words two errors differently, one of them differently in each version. */
export function translate(text: string, command: string): string {
  if (/^ERR unknown command/i.test(text)) return notAvailable(command)
  const denied = /^NOPERM .*has no permissions to run the '(.*?)' command/.exec(text)?.[1]
  return denied === undefined ? text : `NOPERM this user has no permissions to run the '${denied}' command`
}

// The texts below are invented: what the real API says there is not known.
export const NOT_AN_ARRAY = 'ERR the request body must be a JSON array'
export const NOT_AN_ARRAY_OF_ARRAYS = 'ERR the request body must be a JSON array of commands'
export const EMPTY_PIPELINE = 'ERR empty pipeline'
export const NO_STREAMS =
  'ERR the emulator does not stream: use a TCP connection for subscriptions and MONITOR'
/** The part up to the colon is known. */
export const TOO_LARGE = 'ERR max request size exceeded: at most 10485760 bytes'
