import { InputError } from '../errors.js'
import { isObject, parseJson } from '../json.js'
import type { InputSource } from '../runner/runner.js'
import { hasControlCharacters, listed, quoted } from '../text.js'

/** The error every bad input ends in: which one, what was given, what is allowed. */
export function badInput(name: string, given: string, allowed: string): InputError {
  return new InputError(`Input \`${name}\` is ${given}. Allowed: ${allowed}.`)
}

/** One line of text, trimmed; undefined if blank. */
export function readText(input: InputSource, name: string): string | undefined {
  const text = input(name).trim()
  if (text === '') return undefined
  if (hasControlCharacters(text)) {
    throw badInput(
      name,
      `${quoted(text)}, with a line break or another control character in it`,
      'one line of text'
    )
  }
  return text
}

/**
 * The value of an input that has a default in action.yml, so that it is never blank.
 *
 * @throws InputError if it is blank nevertheless
 */
export function required<T>(value: T | undefined, name: string): T {
  if (value !== undefined) return value
  throw badInput(name, 'missing or blank', 'a value')
}

/** `true` or `false`, as YAML 1.2 spells them; undefined if blank. A typo is an error, never a silent false. */
export function readBoolean(input: InputSource, name: string): boolean | undefined {
  const text = readText(input, name)
  if (text === undefined) return undefined
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  if (/^(?:false|False|FALSE)$/.test(text)) return false
  throw badInput(name, quoted(text), '`true` or `false`')
}

/** The same of an input that has a default in action.yml. @throws InputError if it is blank nevertheless */
export function readFlag(input: InputSource, name: string): boolean {
  return required(readBoolean(input, name), name)
}

export interface Range {
  least: number
  most: number
}

/** A whole number in decimal digits; undefined if blank. `unit` is for the message: "of seconds". */
export function readWholeNumber(
  input: InputSource,
  name: string,
  { least, most }: Range,
  unit = ''
): number | undefined {
  const text = readText(input, name)
  if (text === undefined) return undefined
  const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN
  if (number >= least && number <= most) return number
  throw badInput(
    name,
    quoted(text),
    `a whole number${unit === '' ? '' : ` ${unit}`} from ${least} to ${most}`
  )
}

/** One of a few words; undefined if blank. */
export function readChoice<T extends string>(
  input: InputSource,
  name: string,
  choices: readonly T[]
): T | undefined {
  const text = readText(input, name)
  if (text === undefined) return undefined
  const choice = choices.find((word) => word === text)
  if (choice !== undefined) return choice
  throw badInput(
    name,
    quoted(text),
    listed(
      choices.map((word) => `\`${word}\``),
      'or'
    )
  )
}

/** Words separated by commas or line breaks, or a JSON array of strings. Blank ones are dropped. */
export function readList(input: InputSource, name: string): string[] {
  const text = input(name).trim()
  const words = text.startsWith('[') ? jsonWords(name, text) : text.split(/[,\r\n]/)
  return words.map((word) => word.trim()).filter((word) => word !== '')
}

function jsonWords(name: string, text: string): string[] {
  const allowed = 'words separated by commas or line breaks, or a JSON array of strings'
  const json = parseJson(text)
  if (!Array.isArray(json)) throw badInput(name, `${quoted(text)}, which is not valid JSON`, allowed)
  return json.map((word: unknown) => {
    if (typeof word === 'string') return word
    const kind = word === null ? 'null' : isObject(word) ? 'an object' : typeof word
    throw badInput(name, `${quoted(text)}, an array that holds ${kind}`, allowed)
  })
}
