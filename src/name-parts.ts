/** What the names of naming.ts are made of: which words mean something, and the hashes that stand for what does not fit. */
import { hashOf } from './hash.js'

const KINDS: readonly string[] = ['pr', 'branch', 'tag', 'run']
const BEYOND_HEX = 'ghijklmnopqrstuvwxyz'

export const REF_HASH_LENGTH = 10
/** Stands for "no job" if a suffix could be mistaken for a job's key. */
export const NO_JOB = '00000'

/** True for `owner/name`, the form GITHUB_REPOSITORY has. */
export function isRepository(text: string): boolean {
  return /^[^/]+\/[^/]+$/.test(text)
}

/** True for what can stand instead of `<owner>-<repo>`. */
export function isNamePrefix(text: string): boolean {
  return /^[a-z0-9-]{3,20}$/.test(text)
}

/** True for what can tell several databases of one subject apart. */
export function isSuffix(text: string): boolean {
  return /^[0-9a-z]{1,8}$/.test(text)
}

/** True for a run's id as names hold it; a pull request's number has the same form. */
export function isRunId(text: string): boolean {
  return /^[1-9]\d{0,15}$/.test(text)
}

/** The first word of a name that is a kind ends its base, so no base has one. */
export function isKind(word: string): boolean {
  return KINDS.includes(word)
}

/** The key of a job in names of its run: of GITHUB_JOB and, in a matrix, of the leg's values. */
export function jobKey(job: string, matrix: string): string {
  const key = hashOf(`job\n${job}\n${matrix}`, 5)
  return key === NO_JOB ? '0000z' : key
}

export function isJobKey(word: string): boolean {
  return /^[0-9a-z]{5}$/.test(word)
}

/** Starts with a digit, which few words of eight characters do. */
export function baseHash(base: string): string {
  const digits = hashOf(base, 9)
  return `${decimal(digits.charAt(0))}${digits.slice(2)}`
}

export function isBaseHash(word: string): boolean {
  return /^[0-9][0-9a-z]{7}$/.test(word)
}

/** Starts with a digit and a letter after `f`, which no word, number or commit does; its last digit confirms the others. */
export function refHash(kind: string, ref: string): string {
  const digits = hashOf(`${kind}\n${ref}`, 9)
  const second = BEYOND_HEX.charAt(Number.parseInt(digits.charAt(1), 36) % BEYOND_HEX.length)
  const start = `${decimal(digits.charAt(0))}${second}${digits.slice(2)}`
  return start + checkDigit(kind, start)
}

export function isRefHash(kind: string, word: string): boolean {
  return /^[0-9][g-z][0-9a-z]{8}$/.test(word) && word.endsWith(checkDigit(kind, word.slice(0, -1)))
}

/** Lower case, with one hyphen for whatever no name may hold. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** The first `length` characters, without a hyphen at the end. */
export function cut(text: string, length: number): string {
  return text.slice(0, Math.max(0, length)).replace(/-+$/, '')
}

function decimal(digit: string): number {
  return Number.parseInt(digit, 36) % 10
}

function checkDigit(kind: string, digits: string): string {
  return hashOf(`check\n${kind}\n${digits}`, 1)
}
