/**
 * The grammar of the names this project gives databases: `<base>-<kind>-<which>[-<suffix>]`, at most 40 characters of
 * `[a-z0-9-]`. Nothing but this and name-parts.ts knows how a name is built or read. docs/names.md explains it to users.
 */
import { ActionError } from './errors.js'
import {
  baseHash,
  cut,
  isBaseHash,
  isJobKey,
  isKind,
  isRefHash,
  isRunId,
  isSuffix,
  NO_JOB,
  REF_HASH_LENGTH,
  refHash,
  slug
} from './name-parts.js'

/** Whose names: a repository's own, or, with a prefix, those of whoever uses that prefix. */
export interface NameOwner {
  /** `owner/name` */
  repository: string
  prefix: string | undefined
}

/** What a database is for. */
export type Subject =
  | { kind: 'pr'; number: number }
  | { kind: 'branch' | 'tag'; ref: string }
  /** `job` is the key of a job of that run, see `jobKey`. */
  | { kind: 'run'; runId: string; job: string | undefined }

/** What a name says. Of a branch or tag that did not fit, it says only the hash: `ref` is undefined. */
export type ParsedName = { suffix: string | undefined } & (
  | { kind: 'pr'; number: number }
  | { kind: 'branch' | 'tag'; ref: string | undefined }
  | { kind: 'run'; runId: string; job: string | undefined }
)

/** The longest name that is derived, and that may be given for a new database. Characters. */
export const MAX_NAME_LENGTH = 40

/**
 * The name of a subject's database, the same whoever derives it and whenever. If writing it out would lose something or
 * could be read in two ways, a hash is added, so that no two subjects share a name. Numbers and ids are never cut.
 *
 * @throws ActionError if a run's id is so long that the name does not fit
 */
export function deriveName(owner: NameOwner, subject: Subject, suffix?: string): string {
  const plain = plainWhich(subject, suffix)
  const base = plainBase(owner)
  if (plain !== undefined) {
    const name = `${base ?? ''}-${plain}`
    if (base !== undefined && name.length <= MAX_NAME_LENGTH) return name
  }
  if (subject.kind === 'pr' || subject.kind === 'run') return withHashedBase(owner, plain ?? '')
  return refName(owner, subject, { plain, suffix })
}

/** What `name` says if `owner` could have derived it; undefined if it could not. This is the rule of who owns a database. */
export function parseName(owner: NameOwner, name: string): ParsedName | undefined {
  const words = name.split('-')
  const border = words.findIndex(isKind)
  if (border < 1 || name.length > MAX_NAME_LENGTH) return undefined
  const [kind, ...which] = words.slice(border)
  const parsed = parseWhich(kind ?? '', which)
  if (parsed === undefined) return undefined
  const subject = subjectIn(parsed)
  if (subject !== undefined) return deriveName(owner, subject, parsed.suffix) === name ? parsed : undefined
  return words.slice(0, border).join('-') === baseBeforeHash(owner, parsed) ? parsed : undefined
}

function subjectIn(parsed: ParsedName): Subject | undefined {
  if (parsed.kind === 'pr' || parsed.kind === 'run') return parsed
  return parsed.ref === undefined ? undefined : { kind: parsed.kind, ref: parsed.ref }
}

/** `pr-12-api`: kind, subject and suffix, if they can be written out and read in one way only. */
function plainWhich(subject: Subject, suffix: string | undefined): string | undefined {
  const end = suffix === undefined ? '' : `-${suffix}`
  switch (subject.kind) {
    case 'pr':
      return `pr-${subject.number}${end}`
    case 'run': {
      const noJob = suffix !== undefined && isJobKey(suffix) ? `-${NO_JOB}` : ''
      return `run-${subject.runId}${subject.job === undefined ? noJob : `-${subject.job}`}${end}`
    }
    case 'branch':
    case 'tag':
      // A hyphen would let the last word of a branch pass for a suffix.
      return /^[a-z0-9]+$/.test(subject.ref) ? `${subject.kind}-${subject.ref}${end}` : undefined
  }
}

/** The name of a branch or tag that needs a hash, of its base or of its own. */
function refName(
  owner: NameOwner,
  { kind, ref }: Subject & { kind: 'branch' | 'tag' },
  { plain, suffix }: { plain: string | undefined; suffix: string | undefined }
): string {
  if (plain !== undefined && hashedBase(owner).length + 1 + plain.length <= MAX_NAME_LENGTH) {
    return withHashedBase(owner, plain)
  }
  const end = `-${refHash(kind, ref)}${suffix === undefined ? '' : `-${suffix}`}`
  const head = `${baseBeforeHash(owner, { kind, suffix })}-${kind}-`
  const readable = cut(slug(ref), MAX_NAME_LENGTH - head.length - end.length)
  return head + (readable === '' ? 'x' : readable) + end
}

/**
 * The base of a name that ends with the hash of a branch or tag: written out if at least one character of the ref fits
 * between, as a hash alone could be a ref's own name.
 */
function baseBeforeHash(owner: NameOwner, { kind, suffix }: Pick<ParsedName, 'kind' | 'suffix'>): string {
  const base = plainBase(owner)
  const rest = `-${kind}-x-`.length + REF_HASH_LENGTH + (suffix === undefined ? 0 : suffix.length + 1)
  return base !== undefined && base.length + rest <= MAX_NAME_LENGTH ? base : hashedBase(owner)
}

function withHashedBase(owner: NameOwner, which: string): string {
  const end = `${hashedBase(owner)}-${which}`
  if (end.length > MAX_NAME_LENGTH) {
    throw new ActionError(
      `No name of at most ${MAX_NAME_LENGTH} characters can be derived for "${which}". Give a shorter \`suffix\`, or a \`name\`.`
    )
  }
  const words = slug(owner.prefix ?? owner.repository)
    .split('-')
    .filter((word) => !isKind(word))
  const readable = cut(words.join('-'), MAX_NAME_LENGTH - end.length - 1).split('-')
  // What is left of a word that was cut may be the name of a kind.
  while (isKind(readable.at(-1) ?? '')) readable.pop()
  return [...readable, end].filter((part) => part !== '').join('-')
}

/**
 * The base that is the prefix, or the repository as it is written, if it says which one it is: nothing was replaced but
 * capitals, which GitHub does not tell apart, the first hyphen is the border between owner and repository, no word of it
 * is a kind's, and it does not end like one with a hash.
 */
function plainBase({ repository, prefix }: NameOwner): string | undefined {
  const [owner = '', name = ''] = repository.toLowerCase().split('/')
  const base = prefix ?? `${owner}-${name}`
  const words = base.split('-')
  const readable =
    prefix !== undefined || (slug(owner) === owner && slug(name) === name && !owner.includes('-'))
  return readable && !words.some(isKind) && !isBaseHash(words.at(-1) ?? '') ? base : undefined
}

function hashedBase({ repository, prefix }: NameOwner): string {
  return baseHash(prefix === undefined ? `repository\n${repository.toLowerCase()}` : `prefix\n${prefix}`)
}

function parseWhich(kind: string, which: readonly string[]): ParsedName | undefined {
  const [number = '', ...rest] = which
  if (kind === 'branch' || kind === 'tag') return parseRef(kind, which)
  if (!isRunId(number)) return undefined
  if (kind === 'pr') {
    if (rest.length > 1 || !Number.isSafeInteger(Number(number)) || !rest.every(isSuffix)) return undefined
    return { kind, number: Number(number), suffix: rest[0] }
  }
  return parseRun(number, rest)
}

function parseRun(runId: string, rest: readonly string[]): ParsedName | undefined {
  const [job, ...more] = rest.length > 0 && isJobKey(rest[0] ?? '') ? rest : [undefined, ...rest]
  if (more.length > 1 || !more.every((word) => word !== undefined && isSuffix(word))) return undefined
  return { kind: 'run', runId, job: job === NO_JOB ? undefined : job, suffix: more[0] }
}

/** One word is the ref itself, two are the ref and a suffix; a hash ends more words, or all but their suffix. */
function parseRef(kind: 'branch' | 'tag', words: readonly string[]): ParsedName | undefined {
  const [ref] = words
  const hashAt = words.findLastIndex((word) => isRefHash(kind, word))
  const [suffix, ...more] = words.slice(Math.max(1, hashAt + 1))
  if (ref === undefined || !words.every((word) => /^[a-z0-9]+$/.test(word))) return undefined
  if (more.length > 0 || (suffix !== undefined && !isSuffix(suffix))) return undefined
  return { kind, ref: hashAt < 1 ? ref : undefined, suffix }
}
