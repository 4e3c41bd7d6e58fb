/** Runs commands for the REST plane: what it does not offer is refused, the rest is Redis' own answer. */
import type { RedisConnection } from './redis-connection.js'
import type { Reply } from './resp.js'
import { notAllowed, notAvailable, translate } from './rest-errors.js'
import type { Command } from './rest-request.js'

/** They need a connection of their own: transactions, subscriptions, and whatever blocks. */
const NOT_ALLOWED = new Set([
  ...['MULTI', 'EXEC', 'DISCARD', 'WATCH', 'UNWATCH'],
  ...['SUBSCRIBE', 'PSUBSCRIBE', 'SSUBSCRIBE', 'UNSUBSCRIBE', 'PUNSUBSCRIBE', 'SUNSUBSCRIBE', 'MONITOR'],
  ...['BLPOP', 'BRPOP', 'BLMOVE', 'BRPOPLPUSH', 'BLMPOP', 'BZPOPMIN', 'BZPOPMAX', 'BZMPOP', 'WAIT', 'WAITAOF']
])

/** They would change the connection all REST requests share, or the process. */
const NOT_AVAILABLE = new Set([
  ...['AUTH', 'HELLO', 'RESET', 'QUIT', 'SELECT', 'CLIENT', 'ASKING', 'READONLY', 'READWRITE'],
  ...['SHUTDOWN', 'DEBUG', 'CONFIG', 'MODULE', 'REPLICAOF', 'SLAVEOF', 'FAILOVER', 'MIGRATE', 'CLUSTER'],
  ...['SAVE', 'BGSAVE', 'BGREWRITEAOF', 'SYNC', 'PSYNC', 'REPLCONF', 'SWAPDB', 'LATENCY', 'SLOWLOG', 'ACL']
])

function refusal([name, ...args]: Command): Reply | undefined {
  const command = name.toUpperCase()
  const blocks = /^XREAD(GROUP)?$/.test(command) && blocking(args.map(String))
  if (blocks || NOT_ALLOWED.has(command)) return { kind: 'error', text: notAllowed(name) }
  return NOT_AVAILABLE.has(command) ? { kind: 'error', text: notAvailable(name) } : undefined
}

/** Whether BLOCK stands among the options: what follows STREAMS are keys. */
function blocking(args: string[]): boolean {
  const words = args.map((word) => word.toUpperCase())
  const streams = words.indexOf('STREAMS')
  return words.slice(0, streams < 0 ? undefined : streams).includes('BLOCK')
}

function worded(reply: Reply, [name]: Command): Reply {
  return reply.kind === 'error' ? { kind: 'error', text: translate(reply.text, name) } : reply
}

/** One reply for each command, in order. */
export async function runPipeline(connection: RedisConnection, commands: Command[]): Promise<Reply[]> {
  const refusals = commands.map(refusal)
  const replies = await connection.send(commands.filter((_, index) => refusals[index] === undefined))
  const next = replies.values()
  return commands.map((command, index) => {
    const reply = refusals[index] ?? next.next().value
    if (reply === undefined) throw new Error('the Redis server left a command unanswered')
    return worded(reply, command)
  })
}

/** One reply for each command, or a single error when the transaction was discarded. */
export async function runTransaction(
  connection: RedisConnection,
  commands: Command[]
): Promise<Reply[] | Reply> {
  const refused = commands.map(refusal).find((reply) => reply !== undefined)
  if (refused !== undefined) return refused
  const replies = await connection.send([['MULTI'], ...commands, ['EXEC']])
  const outcome = replies.at(-1)
  const items = outcome?.kind === 'array' ? outcome.items : undefined
  if (items !== undefined) return items.map((reply, index) => worded(reply, commands[index] ?? ['']))
  // The command that could not be queued says more than EXECABORT; which of them Upstash shows is not known.
  const culprit = commands.findIndex((_, index) => replies[index + 1]?.kind === 'error')
  const command = commands[culprit]
  const reply = command === undefined ? outcome : replies[culprit + 1]
  if (reply === undefined) throw new Error('the Redis server left a transaction unanswered')
  return worded(reply, command ?? ['EXEC'])
}
