/** What names are derived from, as hostile as GitHub allows it, and what tells two of them apart. */
import fc from 'fast-check'
import { isNamePrefix, isRepository, jobKey } from '../../src/name-parts.js'
import { deriveName, type NameOwner, type Subject } from '../../src/naming.js'

/** All that a name is derived from. */
export interface Derivation {
  owner: NameOwner
  subject: Subject
  suffix: string | undefined
}

/** How often each property of the grammar is tried, and the seed that makes every run the same. */
export const THOROUGHLY = { numRuns: 10_000, seed: 9 }

const lastWord = (name: string): string => name.split('-').at(-1) ?? ''
/** Hashes as they are read off real names. */
const jobHash = jobKey('build', '')
const baseHash = lastWord(
  deriveName({ repository: 'my-acme/shop', prefix: undefined }, { kind: 'pr', number: 1 }).replace(
    /-pr-1$/,
    ''
  )
)
const refHash = lastWord(
  deriveName({ repository: 'acme/shop', prefix: undefined }, { kind: 'branch', ref: 'feature/x' })
)

/** Few words and few ways to join them, so that different subjects look alike as often as can be. */
const word = fc.constantFrom(
  ...['a', 'b', 'shop', 'main', 'api', 'x', '1', '12', 'pr', 'branch', 'tag', 'run', '00000'],
  ...[jobHash, baseHash, refHash, '0badcafe', 'deadbeef']
)
const wordOrCapitals = fc.oneof({ weight: 6, arbitrary: word }, fc.constantFrom('A', 'Main', 'Pr', 'RUN'))
const longWord = fc.constantFrom('a'.repeat(20), 'a'.repeat(21), 'b'.repeat(39), 'deadbeefdeadbeef')

function joined(words: fc.Arbitrary<string>, signs: readonly string[], most: number): fc.Arbitrary<string> {
  const tail = fc.array(
    fc.tuple(fc.constantFrom(...signs), fc.oneof({ weight: 9, arbitrary: words }, longWord)),
    {
      maxLength: most - 1
    }
  )
  return fc.tuple(words, tail).map(([head, parts]) => head + parts.flat().join(''))
}

/** GitHub's owners: letters, digits, single inner hyphens; an underscore for managed users. At most 39 characters. */
const account = joined(wordOrCapitals, ['-', '-', '_', ''], 3).map((text) =>
  text.slice(0, 39).replace(/[-_]+$/, '')
)
const project = fc
  .tuple(
    fc.constantFrom('', '', '', '-', '.', '_'),
    joined(wordOrCapitals, ['-', '-', '.', '_', '--', ''], 4),
    fc.constantFrom('', '', '', '-', '.')
  )
  .map((parts) => parts.join(''))
/** `owner/name` */
const repository = fc.tuple(account, project).map((parts) => parts.join('/'))

/** What `name_prefix` may be. */
const prefix = fc
  .tuple(
    fc.constantFrom('', '', '', '-'),
    joined(word, ['-', '-', '--', ''], 4),
    fc.constantFrom('', '', '', '-')
  )
  .map((parts) => parts.join('').slice(0, 20))
  .filter(isNamePrefix)

export const nameOwner: fc.Arbitrary<NameOwner> = fc.record({
  repository,
  prefix: fc.option(prefix, { nil: undefined })
})

/** The name of a branch or tag. */
export const ref = fc.oneof(
  { weight: 6, arbitrary: joined(wordOrCapitals, ['-', '-', '.', '_', '/', '--', ''], 4) },
  fc.constantFrom('ü', 'é', 'e\u0301', '文字', '-', '.', ' ', 'x', 'X', 'refs/heads/main', 'é'.repeat(200))
)
const number = fc.oneof(
  fc.integer({ min: 1, max: 13 }),
  fc.constantFrom(10_000_000, 99_999_999, 2_147_483_647, Number.MAX_SAFE_INTEGER)
)
/** GitHub's ids have eleven digits today. */
const runId = fc
  .oneof(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 99_999_999_990, max: 999_999_999_999 }))
  .map(String)
const job = fc
  .tuple(fc.constantFrom('build', 'test', 'Build'), fc.constantFrom('', '{"a":1}', '{"a":2}'))
  .map(([name, matrix]) => jobKey(name, matrix))
const suffix = fc
  .oneof(word, fc.constantFrom('z'.repeat(8), '0', '0000z', '12345678'))
  .filter((text) => text.length <= 8)

const refSubject = fc.record({ kind: fc.constantFrom<'branch' | 'tag'>('branch', 'tag'), ref })
const subject: fc.Arbitrary<Subject> = fc.oneof(
  fc.record({ kind: fc.constant<'pr'>('pr'), number }),
  refSubject,
  fc.record({ kind: fc.constant<'run'>('run'), runId, job: fc.option(job, { nil: undefined }) })
)
const maybeSuffix = fc.option(suffix, { nil: undefined })
export const derivation: fc.Arbitrary<Derivation> = fc.record({
  owner: nameOwner,
  subject,
  suffix: maybeSuffix
})
export const refDerivation = fc.record({ owner: nameOwner, subject: refSubject, suffix: maybeSuffix })

/** What this owner may derive names from. */
export function derivationOf(owner: NameOwner): fc.Arbitrary<Derivation> {
  return fc.record({ owner: fc.constant(owner), subject, suffix: maybeSuffix })
}

export function nameOf({ owner, subject: of, suffix: end }: Derivation): string {
  return deriveName(owner, of, end)
}

/** What tells owners apart: a prefix if there is one, or the repository, which GitHub knows in any case. */
export function ownerIdentity(owner: NameOwner): string {
  return owner.prefix === undefined
    ? `repository ${owner.repository.toLowerCase()}`
    : `prefix ${owner.prefix}`
}

/** What tells apart the subjects of one owner. */
export function subjectIdentity({ subject: of, suffix: end }: Derivation): string {
  return JSON.stringify([...Object.entries(of).sort(), end ?? null])
}

/**
 * True if two owners are the same, or if one is a prefix that says exactly what the names of the other, a repository,
 * begin with: whoever chooses such a prefix chooses to share the names.
 */
export function shareNames(one: NameOwner, other: NameOwner): boolean {
  if (ownerIdentity(one) === ownerIdentity(other)) return true
  const written = (owner: NameOwner): string =>
    owner.prefix ?? owner.repository.toLowerCase().replace('/', '-')
  const isWrittenOut = (owner: NameOwner): boolean =>
    deriveName(owner, { kind: 'pr', number: 1 }) === `${written(owner)}-pr-1`
  return (
    (one.prefix === undefined) !== (other.prefix === undefined) &&
    written(one) === written(other) &&
    isWrittenOut(one) &&
    isWrittenOut(other)
  )
}

/** Owners that might be taken for this one: the same words with another border, with more or fewer of them. */
export function lookalikes(owner: NameOwner): NameOwner[] {
  const { repository: home } = owner
  const text = written(owner)
  const base = deriveName(owner, { kind: 'pr', number: 1 }).replace(/-pr-1$/, '')
  const repositories = [
    ...repositoriesIn(text),
    ...['s', '-', '_', '.', '-pr', '-run', '-branch', '-tag', '-api'].map((end) => home + end),
    home.slice(0, -1),
    home.replace(/[._]/g, '-'),
    home.replace(/-/g, '_'),
    base.replace('-', '/')
  ]
  const prefixes = [text, base, `${text}-`, `${text}-pr`, text.slice(0, 20), base.slice(0, 20), text.slice(1)]
  return [
    ...repositories.filter(isRepository).map((one) => ({ repository: one, prefix: undefined })),
    ...prefixes.filter(isNamePrefix).map((one) => ({ repository: home, prefix: one }))
  ]
}

/** The repositories whose owner and name these words may be. */
export function repositoriesIn(text: string): string[] {
  const words = text.split('-')
  const splits = words.map((_, at) => `${words.slice(0, at).join('-')}/${words.slice(at).join('-')}`)
  return splits.filter(isRepository)
}

function written({ repository: home, prefix: start }: NameOwner): string {
  return start ?? home.toLowerCase().replace('/', '-')
}
