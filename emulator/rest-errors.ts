/** The REST API's error texts, to the letter if they were seen on a real database. */

/** A request refused before Redis sees it. */
export class RestError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const DOCUMENTATION = 'https://upstash.com/docs/redis'

export const WRONG_TOKEN =
  'WRONGPASS invalid or missing auth token. See https://docs.upstash.com/redis/troubleshooting/http_unauthorized for details.'
export const SUSPENDED =
  'ERR This database has been suspended for exceeding the defined budget limit. Please increase budget or switch to a Fixed plan on Upstash Console'
export const EMPTY_COMMAND = 'ERR empty command'
export const NULL_ARGUMENT = 'ERR null args are not supported'
export const NO_BODY = 'EOF'
export const NOT_AN_ARRAY = 'expected JSON array'

export function unsupportedArgument(delimiter: '[' | '{'): string {
  return `ERR unsupported arg type: "${delimiter}": json.Delim`
}

export function notAllowed(command: string): string {
  return `ERR Command "${command.toUpperCase()}" is not allowed in REST or it has a special context path`
}

export function notAvailable(command: string): string {
  return `ERR Command is not available: '${command.toUpperCase()}'. See ${DOCUMENTATION}/overall/rediscompatibility for details`
}

/** For a command, and for its reply, which counts against the same limit. Both numbers are bytes. */
export function tooLarge(limit: number, actual: number): string {
  return `ERR max request size exceeded. Limit: ${limit} bytes, Actual: ${actual} bytes. See ${DOCUMENTATION}/troubleshooting/max_request_size_exceeded for details`
}

/** Redis words two errors differently, one of them differently in each version. */
export function translate(text: string, command: string): string {
  if (/^ERR unknown command/i.test(text)) return notAvailable(command)
  const denied = /^NOPERM .*has no permissions to run the '(.*?)' command/.exec(text)?.[1]
  return denied === undefined ? text : `NOPERM this user has no permissions to run the '${denied}' command`
}

// The texts below are invented: what the real API says there is not known.
export const INVALID_FORMAT = 'ERR Upstash-Response-Format must be json or resp2'
export const NO_BASE64_IN_RESP2 =
  'ERR Upstash-Encoding: base64 cannot be had with Upstash-Response-Format: resp2'
export const INVALID_JSON = 'ERR the request body is not valid JSON'

export function overdue(milliseconds: number): string {
  return `ERR Redis did not answer within ${milliseconds / 1000} s`
}
