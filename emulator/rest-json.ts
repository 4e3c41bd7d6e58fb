/** Reads JSON so that numbers keep every digit they were written with. */

/** A number stands first, or behind one of these; in a string it may do so, too. */
const MAY_HOLD_NUMBER = /(?:^|[[,:])\s*-?\d/

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/**
 * As JSON.parse, but each number is the text that stands there: 9007199254740993 and 1.0 arrive unchanged, which no
 * JavaScript number can hold. Throws a SyntaxError on what is not JSON.
 */
export function parseKeepingDigits(text: string): unknown {
  // Most requests hold no number, and need not be looked through character by character.
  const parsed: unknown = JSON.parse(MAY_HOLD_NUMBER.test(text) ? [...pieces(text)].join('') : text)
  return parsed
}

/** The text in pieces, with each number in quotation marks. */
function* pieces(text: string): Generator<string, undefined> {
  let done = 0
  for (let at = 0; at < text.length;) {
    const character = text.charAt(at)
    if (character === '"') {
      at = endOfString(text, at)
      continue
    }
    const number = character === '-' || (character >= '0' && character <= '9') ? numberAt(text, at) : ''
    if (number !== '') yield `${text.slice(done, at)}"${number}"`
    at += Math.max(number.length, 1)
    if (number !== '') done = at
  }
  yield text.slice(done)
}

function numberAt(text: string, at: number): string {
  NUMBER.lastIndex = at
  return NUMBER.exec(text)?.[0] ?? ''
}

/** Where the string that begins here ends, its quotation mark included. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0
    while (text.charAt(end - 1 - backslashes) === '\\') backslashes += 1
    if (backslashes % 2 === 0) return end + 1
  }
  return text.length
}
