/**
 * What the first byte of a DUMP says of the value (Redis, rdb.h). A server may have other ones of its own.
 */
const KINDS: readonly (readonly [kind: string, types: readonly number[]])[] = [
  ['strings', [0]],
  ['lists', [1, 10, 14, 18]],
  ['sets', [2, 11, 20]],
  ['sorted sets', [3, 5, 12, 17]],
  ['hashes', [4, 9, 13, 16, 22, 23, 24, 25]],
  ['streams', [15, 19, 21, 26]]
]

/** What a value is counted as, by its DUMP. */
export function kindOf(dump: Buffer): string {
  const type = dump[0] ?? -1
  return KINDS.find(([, types]) => types.includes(type))?.[0] ?? 'others'
}
