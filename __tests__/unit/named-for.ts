import { deriveName, type NameOwner, type ParsedName } from '../../src/naming.js'

/** True if the name, which `parsed` was read from, is that of this branch or tag. */
export function isNamedFor(owner: NameOwner, name: string, parsed: ParsedName, ref: string): boolean {
  const { kind, suffix } = parsed
  return (kind === 'branch' || kind === 'tag') && deriveName(owner, { kind, ref }, suffix) === name
}
