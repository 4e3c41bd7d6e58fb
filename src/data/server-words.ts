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
 */
export function isTransient({ words }: Refusal): boolean {
  return /^(?:LOADING|BUSY|TRYAGAIN|MASTERDOWN|CLUSTERDOWN)\b|rate.?limit|limit exceeded|requests? rate|too many|per second|max concurrent/i.test(
    words
  )
}

/** Shorter words would be found anywhere. Bytes. */
const SHORTEST_HIDDEN = 3

/** What the server said, without anything it repeats of the command that it refused, names of commands aside. */
export function wordsFor({ words }: Refusal, [first = Buffer.alloc(0), ...args]: readonly Buffer[]): string {
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
