import type { Words } from './words.js'

const BLOCKS = 'it may wait for other clients'
const ADMINISTERS = 'it is for administrators'

/** Why a command cannot stand in a seed file, by its name in capitals. */
const REASONS = new Map<string, string>()

function refuse(reason: string, names: string): void {
  for (const name of names.split(' ')) REASONS.set(name, reason)
}

refuse(BLOCKS, 'BLPOP BRPOP BRPOPLPUSH BLMOVE BLMPOP BZPOPMIN BZPOPMAX BZMPOP WAIT WAITAOF')
refuse(
  'it makes the connection listen',
  'SUBSCRIBE PSUBSCRIBE SSUBSCRIBE UNSUBSCRIBE PUNSUBSCRIBE SUNSUBSCRIBE MONITOR SYNC PSYNC REPLCONF'
)
refuse('the lines are sent in transactions already', 'MULTI EXEC DISCARD WATCH UNWATCH')
refuse('it changes the connection', 'SELECT AUTH HELLO RESET QUIT CLIENT ASKING READONLY READWRITE')
refuse('it empties or swaps what is being filled', 'FLUSHALL FLUSHDB SWAPDB')
refuse(
  ADMINISTERS,
  'SHUTDOWN CONFIG DEBUG ACL MODULE CLUSTER REPLICAOF SLAVEOF FAILOVER MIGRATE SAVE BGSAVE BGREWRITEAOF SLOWLOG LATENCY RESTORE-ASKING PFDEBUG PFSELFTEST'
)
refuse('it is for redis-cli itself', 'EXIT HELP ? CLEAR CONNECT RESTART')

/** Longer ones are none of these, and may be a part of a value that went astray. */
const LONGEST_NAME = 20
const known = new Map<string, string | undefined>()

/**
 * Why the command of a line cannot stand in a seed file, as an end of a sentence that begins with "has"; undefined if it can.
 * Commands that nobody knows are left to the server.
 */
export function whyRefused(words: Words): string | undefined {
  if (words.lengthOf(0) > LONGEST_NAME) return undefined
  const written = words.text(0)
  // Most lines of a file have few commands.
  if (known.has(written)) return known.get(written)
  const name = written.toUpperCase()
  if (name === 'XREAD' || name === 'XREADGROUP')
    return waits(words) ? cannotStand(`${name} with BLOCK`, BLOCKS) : undefined
  if (name === 'SCRIPT') {
    const debugs = words.count > 1 && /^(?:KILL|DEBUG)$/i.test(words.text(1))
    return debugs ? cannotStand('SCRIPT KILL or SCRIPT DEBUG', ADMINISTERS) : undefined
  }
  const reason = REASONS.get(name)
  const number = /^\d+$/.test(name)
    ? 'a number in place of a command; redis-cli would repeat what follows it'
    : undefined
  const why = reason === undefined ? number : cannotStand(name, reason)
  known.set(written, why)
  return why
}

function cannotStand(name: string, reason: string): string {
  return `${name}, which cannot stand there: ${reason}`
}

/** Whether there is a BLOCK. Behind STREAMS the words are keys, whatever they are called. */
function waits(words: Words): boolean {
  for (let index = 1; index < words.count; index++) {
    const word = words.lengthOf(index) > 7 ? '' : words.text(index).toUpperCase()
    if (word === 'STREAMS') return false
    if (word === 'BLOCK') return true
  }
  return false
}
