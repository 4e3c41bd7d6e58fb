import { plain } from '../text.js'
import { isKnown } from './commands.js'

/** An error reply of a Redis server. */
export class Refusal {
  readonly words: string

  constructor(words: string) {
    this.words = words
  }
}

/**
 * True if the server takes no command now but will soon: it is loading its data (LOADING), busy with a script (BUSY), being
 * moved, or a limit on commands or connections is reached. Upstash's words for its limits are not documented in full;
 * those known are "max requests limit exceeded", "max concurrent connections exceeded" and "temporarily rate-limited".
 * What it quotes does not count: it may be a value.
 */
export function isTransient({ words }: Refusal): boolean {
  const [own = ''] = words.split(/['"`]/)
  return /^(?:LOADING|BUSY|TRYAGAIN|MASTERDOWN|CLUSTERDOWN)\b|rate.?limit|limit exceeded|requests? rate|too many|per second|max concurrent/i.test(
    own
  )
}

/** True if a command runs a script: what is said to it may be the script's words. */
export function runsScript([name]: readonly Buffer[]): boolean {
  return /^(?:(?:EVAL|EVALSHA|FCALL)(?:_RO)?|SCRIPT|FUNCTION)$/i.test(name?.toString() ?? '')
}

/** Shorter words would be found anywhere. Bytes. */
const SHORTEST_HIDDEN = 3

/** What the server said, without anything it repeats of the command that it refused, names of commands aside. */
export function wordsFor({ words }: Refusal, command: readonly Buffer[]): string {
  if (runsScript(command)) return wordsOfScript(words)
  const [first = Buffer.alloc(0), ...args] = command
  // What it calls unknown may be a part of a value that went astray, and it may repeat a part of that.
  const [before = ''] = words.replace(/(unknown (?:sub)?command).*$/is, '$1').split(/,? with args beginning/i)
  let text = before.replace(/(['"`])(.*?)\1/g, (whole, _mark, inner: string) =>
    isKnown(inner.replace(/[|\s].*$/, '')) ? whole : '"…"'
  )
  const given = args.filter(({ length }) => length <= words.length).map((arg) => arg.toString())
  const name = first.toString()
  for (const word of isKnown(name) ? given : [name, ...given]) {
    if (word.length >= SHORTEST_HIDDEN) text = text.replaceAll(word, '…')
  }
  return plain(text, 200).replace(/\.$/, '')
}

/** What Redis and Lua say themselves of a script; anything else may be a value that the script has read or holds. */
const OF_SCRIPTS = new RegExp(
  [
    'Error (?:compiling (?:script|function)|registering functions)',
    'Wrong number of args calling Redis command',
    'wrong number of arguments',
    'Number of keys can.t be (?:negative|greater than number of args)',
    '(?:Unknown|This) Redis command (?:called|is not allowed) from script',
    '(?:Script attempted|Attempt) to (?:access nonexistent global variable|modify a readonly table)',
    'attempt to (?:index|call|concatenate|compare|perform arithmetic)',
    'too many results to unpack',
    'stack overflow',
    'No matching script',
    'Function not found',
    'Missing library metadata',
    'unknown (?:sub)?command',
    'Command is not available',
    'holding the wrong kind of value',
    'value is not an integer or out of range'
  ].join('|'),
  'i'
)
const CODES = /^(?:ERR|WRONGTYPE|NOSCRIPT|NOPERM|OOM|READONLY|BUSY|LOADING|UNKILLABLE|MISCONF)\b/

/** `ERR attempt to index, user_script:3`; `ERR …` for what the script says in its own words. */
function wordsOfScript(words: string): string {
  const [code = '…', phrase = '…', place] = [CODES, OF_SCRIPTS, /user_(?:script|function):\d+/].map(
    (part) => part.exec(words)?.[0]
  )
  return `${code} ${phrase}${place === undefined ? '' : `, ${place}`}`
}
