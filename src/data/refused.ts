import type { Words } from './words.js'

const BLOCKS = 'it may wait for other clients'
const ADMINISTERS = 'it is for administrators'
const LEAVES = 'it reaches another database of the server'
const OUTLASTS = 'functions outlast the emptying of a database, so a second filling would fail'

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
refuse(LEAVES, 'MOVE')
refuse(
  ADMINISTERS,
  'SHUTDOWN CONFIG DEBUG ACL MODULE CLUSTER REPLICAOF SLAVEOF FAILOVER MIGRATE SAVE BGSAVE BGREWRITEAOF SLOWLOG LATENCY RESTORE-ASKING PFDEBUG PFSELFTEST'
)
refuse('it is for redis-cli itself', 'EXIT HELP ? CLEAR CONNECT RESTART')

/** Of commands that can stand there or not, by their other words. */
const BY_WORDS: Readonly<Record<string, ((words: Words) => string | undefined) | undefined>> = {
  XREAD: (words) => (waits(words) ? cannotStand('XREAD with BLOCK', BLOCKS) : undefined),
  XREADGROUP: (words) => (waits(words) ? cannotStand('XREADGROUP with BLOCK', BLOCKS) : undefined),
  COPY: (words) => (has(words, 3, 'DB') ? cannotStand('COPY with DB', LEAVES) : undefined),
  SCRIPT: (words) =>
    ['KILL', 'DEBUG'].includes(option(words, 1))
      ? cannotStand('SCRIPT KILL or SCRIPT DEBUG', ADMINISTERS)
      : undefined,
  FUNCTION: (words) => {
    const part = option(words, 1)
    if (part === 'KILL') return cannotStand('FUNCTION KILL', ADMINISTERS)
    const fails =
      (part === 'LOAD' && option(words, 2) !== 'REPLACE') ||
      (part === 'RESTORE' && !['REPLACE', 'FLUSH'].includes(option(words, 3)))
    return fails ? cannotStand(`FUNCTION ${part} without REPLACE`, OUTLASTS) : undefined
  }
}

/** Longer ones are none of these, and may be a part of a value that went astray. */
const LONGEST_NAME = 20
/** A file may have a new one on each line. */
const MOST_KNOWN = 1_000
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
  const by = BY_WORDS[name]
  if (by !== undefined) return by(words)
  const reason = REASONS.get(name)
  const number = /^\d+$/.test(name)
    ? 'a number in place of a command; redis-cli would repeat what follows it'
    : undefined
  const why = reason === undefined ? number : cannotStand(name, reason)
  if (known.size < MOST_KNOWN) known.set(written, why)
  return why
}

function cannotStand(name: string, reason: string): string {
  return `${name}, which cannot stand there: ${reason}`
}

/** A word in capitals; "" if there is none, or if it is too long for an option. */
function option(words: Words, index: number): string {
  return index < words.count && words.lengthOf(index) <= 7 ? words.text(index).toUpperCase() : ''
}

/** Whether this option stands at `from` or behind it. */
function has(words: Words, from: number, wanted: string): boolean {
  for (let index = from; index < words.count; index++) if (option(words, index) === wanted) return true
  return false
}

/** Whether there is a BLOCK. Behind STREAMS the words are keys, whatever they are called. */
function waits(words: Words): boolean {
  for (let index = 1; index < words.count; index++) {
    const word = option(words, index)
    if (word === 'STREAMS') return false
    if (word === 'BLOCK') return true
  }
  return false
}
