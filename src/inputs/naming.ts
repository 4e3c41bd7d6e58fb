import { InputError } from '../errors.js'
import { isObject, parseJson } from '../json.js'
import { isNamePrefix, isRepository, isSuffix } from '../name-parts.js'
import type { NameOwner } from '../naming.js'
import type { EventContext } from '../runner/event.js'
import type { InputSource } from '../runner/runner.js'
import type { Scope } from '../runner/subject.js'
import { quoted } from '../text.js'
import { badInput, readChoice, readText, required } from './reader.js'

/** What the inputs say about names that are derived. */
export interface NamingInputs {
  owner: NameOwner
  scope: Scope
  suffix: string | undefined
  /** The values of this leg as JSON; blank without a matrix. */
  matrix: string
}

/** @throws InputError naming the input, what was given and what is allowed */
export function readNamingInputs(input: InputSource, context: EventContext): NamingInputs {
  return {
    owner: readNameOwner(input, context),
    scope: readScope(input),
    suffix: readSuffix(input),
    matrix: readMatrix(input)
  }
}

/**
 * Whose names are derived and read: this repository's, or those of `name_prefix`.
 *
 * @throws InputError if the prefix cannot be one, or the runner does not name the repository
 */
export function readNameOwner(input: InputSource, { repository }: EventContext): NameOwner {
  if (!isRepository(repository)) {
    throw new InputError(
      `GITHUB_REPOSITORY is ${quoted(repository)}, not \`owner/name\`. The runner sets this variable.`
    )
  }
  const prefix = readText(input, 'name_prefix')
  if (prefix === undefined || isNamePrefix(prefix)) return { repository, prefix }
  throw badInput('name_prefix', quoted(prefix), '3 to 20 characters of `a` to `z`, `0` to `9` and `-`')
}

/** `suffix`: what tells several databases of one subject apart. */
export function readSuffix(input: InputSource): string | undefined {
  const suffix = readText(input, 'suffix')
  if (suffix === undefined || isSuffix(suffix)) return suffix
  throw badInput('suffix', quoted(suffix), '1 to 8 characters of `a` to `z` and `0` to `9`')
}

/** `scope`: what the derived name stands for. */
export function readScope(input: InputSource): Scope {
  return required(readChoice<Scope>(input, 'scope', ['auto', 'branch', 'run', 'job']), 'scope')
}

/**
 * Refuses what is only for names that are derived beside what says which database is meant.
 *
 * @param given the input that says it, and its value
 * @param others inputs and their values; undefined if not given
 * @throws InputError naming one of the others
 */
export function refuseBeside(
  given: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string | undefined>>
): void {
  const [[input, value] = ['', '']] = Object.entries(given)
  for (const [other, text] of Object.entries(others)) {
    if (text === undefined) continue
    throw badInput(
      other,
      `${quoted(text)}, given together with \`${input}\` (${quoted(value)})`,
      'one of the two, as it is for names that are derived'
    )
  }
}

/**
 * `matrix`: the values of this leg, with their names in order, so that a leg is named alike however GitHub orders them.
 * Without a matrix GitHub gives `null` (actions/runner, input-default-context), other runners `{}`.
 */
export function readMatrix(input: InputSource): string {
  const text = input('matrix').trim()
  const json = parseJson(text)
  if (text === '' || json === null || (isObject(json) && Object.keys(json).length === 0)) return ''
  return isObject(json) ? JSON.stringify(inOrder(json)) : text
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (!isObject(value)) return value
  const names = Object.keys(value).sort()
  return Object.fromEntries(names.map((name) => [name, inOrder(value[name])]))
}
