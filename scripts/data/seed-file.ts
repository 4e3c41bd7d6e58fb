/** A seed file as large and as odd as they come. */
import { chanceOf, type Chance } from '../../__tests__/support/data/chance.js'

/** Bytes of the largest value. */
const LARGEST = 9 * 1024 * 1024
/** A few of what a value is made of; every byte is among them, escaped. */
const WORDS = [
  'order',
  'Zürich',
  '東京',
  '👍',
  'São Paulo',
  "it's",
  'a\\b',
  '"quoted"',
  '\t',
  '#1',
  '{"id": 7}'
]

export interface LargeSeed {
  readonly content: Buffer
  /** Values in it that must show up nowhere else. */
  readonly planted: readonly string[]
}

/** So many commands in every way of quoting, with binary values, unicode, comments, and one value of 9 MB. */
export function largeSeed(commands: number): LargeSeed {
  const chance = chanceOf(commands)
  const planted: string[] = []
  const lines: Buffer[] = []
  for (let at = 0; at < commands - 1; at++) {
    if (at % 500 === 0) lines.push(Buffer.from(at % 1000 === 0 ? `# ${at} commands so far` : '   '))
    if (at % 1000 === 7) {
      const value = `planted-${at}-${chance.below(1e9)}`
      planted.push(value)
      lines.push(Buffer.from(`SET planted:${at} ${value}`))
    } else lines.push(lineOf(at, chance))
    if (at === commands >> 1)
      lines.push(Buffer.from(`SET largest "${'0123456789abcde\\n'.repeat(LARGEST / 16)}"`))
  }
  return {
    content: Buffer.concat(lines.flatMap((line, at) => (at === 0 ? [line] : [LINE_FEED, line]))),
    planted
  }
}

const LINE_FEED = Buffer.from('\n')

function lineOf(at: number, chance: Chance): Buffer {
  const few = at % 997
  const value = (): Buffer =>
    chance.of([plainWord, inSingleQuotes, inDoubleQuotes, escapedBytes, rawBytes])(chance)
  const [before, values] = chance.of<() => [string, number]>([
    () => [`SET string:${at}`, 1],
    () => [`  set   "string ${few}"`, 1],
    () => [`RPUSH list:${few}`, 3],
    () => [`HSET 'hash ${few}' field:${at % 31}`, 1],
    () => [`SADD set:${few}`, 2],
    () => [`ZADD zset:${few} ${chance.below(1000) / 8}`, 1],
    () => [`XADD stream:${few} ${at + 1}-1 field`, 1],
    () => [`APPEND text:${few}`, 1],
    () => [`INCRBY counter:${few} ${at}`, 0],
    () => [`EXPIRE list:${few} ${100_000 + at}`, 0]
  ])()
  const words = Array.from({ length: values }, () => Buffer.concat([Buffer.from(' '), value()]))
  return Buffer.concat([Buffer.from(before), ...words])
}

function text(chance: Chance): string {
  return Array.from({ length: 2 + chance.below(12) }, () => chance.of(WORDS)).join(' ')
}

function plainWord(chance: Chance): Buffer {
  return Buffer.from(text(chance).replace(/[\s"']/g, '-'))
}

function inSingleQuotes(chance: Chance): Buffer {
  // A backslash before the closing quote would be read as a part of the value.
  return Buffer.from(`'${text(chance).replaceAll("'", "\\'")} '`)
}

function inDoubleQuotes(chance: Chance): Buffer {
  return Buffer.from(`"${text(chance).replace(/["\\]/g, '\\$&')}\\r\\n\\a"`)
}

function escapedBytes(chance: Chance): Buffer {
  const bytes = Array.from({ length: 1 + chance.below(60) }, () => chance.below(256))
  return Buffer.from(`"${bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}"`)
}

/** Any bytes but those that mean something there. */
function rawBytes(chance: Chance): Buffer {
  const bytes = Array.from({ length: 1 + chance.below(120) }, () => chance.below(256))
  const free = bytes.map((byte) => ([0, 10, 13, 34, 92].includes(byte) ? 65 : byte))
  return Buffer.from([34, ...free, 34])
}
