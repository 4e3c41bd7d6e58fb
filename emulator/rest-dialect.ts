/**
 * Where Upstash's own server differs from Redis, as the tests of its clients show. Only over REST: over TCP a client speaks
 * to the Redis server itself.
 */
import type { Argument, Reply } from './resp.js'
import type { Command } from './rest-request.js'

/** The command as Redis takes it. */
export function inRedisTerms(command: Command): Command {
  const name = command[0].toUpperCase()
  if (name === 'XTRIM') return trimmingExactly(command, 2)
  if (name === 'XADD') return trimmingExactly(command, isWord(command[2], 'NOMKSTREAM') ? 3 : 2)
  return command
}

/** The reply to a command, given as it was before `inRedisTerms`. */
export function inUpstashTerms([name, first]: Command, reply: Reply): Reply {
  if (reply.kind !== 'error') return reply
  const word = name.toUpperCase()
  // A copy onto itself is no error, but nothing is copied.
  if (word === 'COPY' && /source and destination objects are the same/.test(reply.text))
    return { kind: 'integer', text: '0' }
  // A group that is not there has no consumers.
  if (word === 'XINFO' && isWord(first, 'CONSUMERS') && /^NOGROUP/.test(reply.text))
    return { kind: 'array', items: [] }
  return reply
}

/** `~` leaves up to a hundred entries more with Redis, at Upstash hardly any. Redis takes LIMIT only with it. */
function trimmingExactly(command: Command, strategy: number): Command {
  const [name, ...args] = command
  const about = command[strategy + 1]
  const asked = isWord(command[strategy], 'MAXLEN') || isWord(command[strategy], 'MINID')
  if (!asked || !isWord(about, '~') || isWord(command[strategy + 3], 'LIMIT')) return command
  return [name, ...args.filter((_, index) => index !== strategy)]
}

function isWord(argument: Argument | undefined, word: string): boolean {
  return argument !== undefined && argument.length === word.length && String(argument).toUpperCase() === word
}
