import type { KeySpace } from '../../__tests__/support/data/key-space.js'

/** Two clocks read a time to live one after the other. Milliseconds. */
const APART_MS = 60_000

/** What a database holds, in forms that can be compared. */
export interface Picture {
  readonly contents: Readonly<Record<string, string>>
  readonly dumps: Readonly<Record<string, string>>
  readonly ends: Readonly<Record<string, number>>
}

export async function pictureOf(keys: KeySpace): Promise<Picture> {
  return { contents: await keys.contents(), dumps: await keys.dumps(), ends: await keys.ends() }
}

/**
 * Compares two databases key by key: what each key holds, what DUMP says if that does not depend on the server, and when
 * the key ends.
 *
 * @returns how many keys were compared
 * @throws Error that names the first key that differs
 */
export function compare(wanted: Picture, found: Picture): number {
  const names = new Set([...Object.keys(wanted.contents), ...Object.keys(found.contents)])
  for (const name of names) {
    const differs = (what: string): Error => new Error(`The key ${name} differs in ${what}`)
    if (wanted.contents[name] !== found.contents[name]) throw differs('what it holds')
    if (wanted.dumps[name] !== found.dumps[name]) throw differs('its DUMP')
    const [end = NaN, other = NaN] = [wanted.ends[name], found.ends[name]]
    const same = end === -1 || other === -1 ? end === other : Math.abs(end - other) < APART_MS
    if (!same) throw differs(`when it ends (${end}, ${other})`)
  }
  return names.size
}
