import { createHash } from 'node:crypto'

/** What a derived name stands for: a repository's pull request, or one of its refs (`refs/heads/main`). */
export type Subject = { repository: string; pullRequest: number } | { repository: string; ref: string }

/** True for `owner/name`, the form GITHUB_REPOSITORY has. */
export function isRepository(text: string): boolean {
  return /^[^/]+\/[^/]+$/.test(text)
}

/** The longest name that is derived, and that may be given for a new database. Characters. */
export const MAX_NAME_LENGTH = 40

/** How a repository's hash looks, and how a name ends that has a repository's and a ref's. */
const REPOSITORY_HASH = /^[0-9a-f]{8}$/
const REF_ENDING = /^(?:(.*)-)?([0-9a-f]{8})-([0-9a-z]{10})$/
const REF_ENDING_LENGTH = 19
const BRANCH = 'refs/heads/'

/**
 * The name of a subject's database: `<owner>-<repo>-pr-<number>` or `<owner>-<repo>-<branch>`, at most 40 characters of
 * `[a-z0-9-]`, the same for a pull request's whole life. Where writing a subject so would lose something (a character
 * that is not allowed, the end of a long name, the border between an owner and a repository that both may have
 * hyphens), the readable part is followed by a hash, so that no two subjects share a name.
 */
export function deriveName(subject: Subject): string {
  return 'pullRequest' in subject
    ? pullRequestName(subject.repository, subject.pullRequest)
    : refName(subject.repository, subject.ref)
}

/** True where this repository could have derived `name`: the rule of who owns a database. */
export function couldHaveDerived(repository: string, name: string): boolean {
  return pullRequestIn(repository, name) !== undefined || isRefName(repository, name)
}

/** The pull request of this repository that `name` was derived for, if it was for one. */
export function pullRequestIn(repository: string, name: string): number | undefined {
  const digits = /-pr-([1-9]\d{0,15})$/.exec(name)?.[1]
  if (digits === undefined) return undefined
  const number = Number(digits)
  return Number.isSafeInteger(number) && pullRequestName(repository, number) === name ? number : undefined
}

function pullRequestName(repository: string, number: number): string {
  const suffix = `-pr-${number}`
  const stem = slug(repository)
  const name = stem + suffix
  if (isUnmistakable(repository) && name.length <= MAX_NAME_LENGTH && !REPOSITORY_HASH.test(lastPart(stem)))
    return name
  return joined(stem, `${repositoryHash(repository)}${suffix}`)
}

function refName(repository: string, ref: string): string {
  const name = plainRefName(repository, ref)
  if (name !== undefined) return name
  const readable = slug(`${repository}-${ref.replace(/^refs\/(?:heads|tags)\//, '')}`)
  return joined(readable, `${repositoryHash(repository)}-${refHash(repository, ref)}`)
}

/**
 * The name without a hash, where it can be read in one way only: the owner up to the first hyphen, the branch from the
 * last one, and neither a pull request's name nor one with a hash.
 */
function plainRefName(repository: string, ref: string): string | undefined {
  const branch = ref.startsWith(BRANCH) ? ref.slice(BRANCH.length) : ''
  const stem = slug(repository)
  const name = `${stem}-${branch}`
  const readable =
    branch !== '' &&
    slug(branch) === branch &&
    !branch.includes('-') &&
    isUnmistakable(repository) &&
    name.length <= MAX_NAME_LENGTH &&
    !/-pr-\d+$/.test(name) &&
    !REF_ENDING.test(name)
  return readable ? name : undefined
}

function isRefName(repository: string, name: string): boolean {
  const stem = slug(repository)
  if (
    name.startsWith(`${stem}-`) &&
    plainRefName(repository, BRANCH + name.slice(stem.length + 1)) === name
  ) {
    return true
  }
  const [, readable = '', ofRepository] = REF_ENDING.exec(name) ?? []
  const room = MAX_NAME_LENGTH - REF_ENDING_LENGTH - 1
  const expected = cut(stem, room)
  return (
    ofRepository === repositoryHash(repository) &&
    readable.length <= room &&
    slug(readable) === readable &&
    (readable === expected || (readable.startsWith(`${stem}-`) && stem.length < room))
  )
}

/**
 * True where the slug says which repository it is of: nothing was replaced but capitals, which GitHub does not tell
 * apart, and the owner has no hyphen, so the first hyphen is the border.
 */
function isUnmistakable(repository: string): boolean {
  const [owner = '', name = ''] = repository.toLowerCase().split('/')
  return slug(owner) === owner && slug(name) === name && !owner.includes('-')
}

function joined(readable: string, ending: string): string {
  const head = cut(readable, MAX_NAME_LENGTH - ending.length - 1)
  return head === '' ? ending : `${head}-${ending}`
}

function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/-+$/, '')
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function lastPart(text: string): string {
  return text.slice(text.lastIndexOf('-') + 1)
}

function repositoryHash(repository: string): string {
  return sha256(repository.toLowerCase()).slice(0, 8)
}

/** Fifty bits: a repository may have very many branches, and anybody who opens a pull request names one. */
function refHash(repository: string, ref: string): string {
  const digits = BigInt(`0x${sha256(`${repository.toLowerCase()}\n${ref}`).slice(0, 16)}`).toString(36)
  return digits.padStart(13, '0').slice(-10)
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
