const STAR = 0x2a
const QUESTION = 0x3f
const OPEN = 0x5b
const CLOSE = 0x5d
const BACKSLASH = 0x5c
const CARET = 0x5e
const HYPHEN = 0x2d

/**
 * Whether a key fits a pattern, byte by byte, as Redis matches them (Redis, util.c, `stringmatchlen`): `*`, `?`, `[abc]`,
 * `[a-c]`, `[^abc]`, and a backslash before a sign that stands for itself.
 */
export function fits(pattern: Buffer, key: Buffer, from = 0, start = 0): boolean {
  let p = from
  let k = start
  // Where to go on when what follows the last star does not fit: one byte of the key further on.
  let retry: { p: number; k: number } | undefined
  for (;;) {
    const next = p < pattern.length ? step(pattern, p, k < key.length ? key[k] : undefined) : undefined
    if (pattern[p] === STAR && p < pattern.length) {
      p += 1
      retry = { p, k }
    } else if (p >= pattern.length && k >= key.length) return true
    else if (next !== undefined && k < key.length) {
      p = next
      k += 1
    } else if (retry !== undefined && retry.k < key.length) {
      retry = { p: retry.p, k: retry.k + 1 }
      p = retry.p
      k = retry.k
    } else return false
  }
}

/** Where the pattern goes on behind the part at `p`, if that fits the byte; undefined if it does not. */
function step(pattern: Buffer, p: number, byte: number | undefined): number | undefined {
  const sign = pattern[p]
  if (byte === undefined) return undefined
  if (sign === QUESTION) return p + 1
  if (sign === OPEN) return klass(pattern, p + 1, byte)
  if (sign === BACKSLASH && p + 1 < pattern.length) return pattern[p + 1] === byte ? p + 2 : undefined
  return sign === byte ? p + 1 : undefined
}

/** The same for what stands in brackets, from behind the opening one; it ends with the pattern if nothing closes it. */
function klass(pattern: Buffer, from: number, byte: number): number | undefined {
  const negated = pattern[from] === CARET
  let p = negated ? from + 1 : from
  let found = false
  for (; p < pattern.length && pattern[p] !== CLOSE; p++) {
    const sign = pattern[p] ?? 0
    if (sign === BACKSLASH && p + 1 < pattern.length) {
      p += 1
      found ||= pattern[p] === byte
    } else if (p + 2 < pattern.length && pattern[p + 1] === HYPHEN) {
      const end = pattern[p + 2] ?? 0
      p += 2
      found ||= byte >= Math.min(sign, end) && byte <= Math.max(sign, end)
    } else found ||= sign === byte
  }
  return found === negated ? undefined : Math.min(p + 1, pattern.length)
}
