/** What the REST API does not offer, though the Redis behind it may. */
import { notAllowed, notAvailable, tooLarge } from './rest-errors.js'
import type { Command } from './rest-request.js'

/**
 * They need a connection of their own: transactions, subscriptions, what blocks, and of the connection's commands
 * all but PING and ECHO. For AUTH, CLIENT, HELLO, RESET, MONITOR, transactions and subscriptions the real API's words
 * are known; that it has no others for the rest is a guess.
 */
const NOT_ALLOWED = new Set([
  ...['MULTI', 'EXEC', 'DISCARD', 'WATCH', 'UNWATCH'],
  ...['SUBSCRIBE', 'PSUBSCRIBE', 'SSUBSCRIBE', 'UNSUBSCRIBE', 'PUNSUBSCRIBE', 'SUNSUBSCRIBE', 'MONITOR'],
  ...['AUTH', 'CLIENT', 'HELLO', 'QUIT', 'RESET', 'SELECT'],
  ...['BLPOP', 'BRPOP', 'BLMOVE', 'BRPOPLPUSH', 'BLMPOP', 'BZPOPMIN', 'BZPOPMAX', 'BZMPOP', 'WAIT', 'WAITAOF']
])

/** They would change the process, or show what belongs to it. */
const NOT_AVAILABLE = new Set([
  ...['SHUTDOWN', 'DEBUG', 'CONFIG', 'MODULE', 'REPLICAOF', 'SLAVEOF', 'FAILOVER', 'MIGRATE', 'CLUSTER'],
  ...['SAVE', 'BGSAVE', 'BGREWRITEAOF', 'SYNC', 'PSYNC', 'REPLCONF', 'SWAPDB', 'LATENCY', 'SLOWLOG', 'ACL'],
  ...['ASKING', 'READONLY', 'READWRITE']
])

/** They may be asked to block. */
const READING = new Set(['XREAD', 'XREADGROUP'])

/** Why a command is not carried out, or undefined when it is. */
export function refusal(command: Command, maxBytes: number): string | undefined {
  const [name, ...args] = command
  const word = name.toUpperCase()
  if (NOT_ALLOWED.has(word) || (READING.has(word) && blocks(args))) return notAllowed(word)
  if (NOT_AVAILABLE.has(word)) return notAvailable(word)
  if (word === 'SCRIPT' && String(args[0]).toUpperCase() === 'DEBUG') return notAvailable('SCRIPT DEBUG')
  const bytes = sizeOf(command)
  return bytes > maxBytes ? tooLarge(maxBytes, bytes) : undefined
}

/** Bytes of the name and the arguments. */
export function sizeOf(command: Command): number {
  return command.reduce((sum, argument) => sum + Buffer.byteLength(argument), 0)
}

/** Whether XREAD's or XREADGROUP's option BLOCK is there: a group, a consumer and a key may have that name, too. */
function blocks(args: Command[number][]): boolean {
  for (let index = 0; index < args.length; index += 1) {
    const word = String(args[index]).toUpperCase()
    if (word === 'BLOCK') return true
    if (word === 'STREAMS') return false
    if (word === 'GROUP') index += 2
    if (word === 'COUNT') index += 1
  }
  return false
}
