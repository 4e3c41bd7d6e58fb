import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import { Words } from '../../src/data/words.js'
import { fillIn, useSeeds } from '../support/data/filling.js'
import { useRedis } from '../support/data/redis.js'
import { chanceOf } from '../support/data/chance.js'

const redis = useRedis()
const seed = useSeeds()

/** What `redis-cli` makes of the same file. */
async function byRedisCli(content: Buffer): Promise<Record<string, string>> {
  await redis().run(['FLUSHALL'])
  const child = spawn('redis-cli', ['-u', redis().directUrl], { stdio: ['pipe', 'ignore', 'ignore'] })
  const ended = once(child, 'close')
  child.stdin.end(content)
  await ended
  const contents = await redis().contents()
  await redis().run(['FLUSHALL'])
  return contents
}

/** Lines in every way of quoting, with bytes, signs and sizes of all kinds. */
const QUOTING = String.raw`
# A comment, and a blank line

SET plain value
set "lower case" 'single quotes'
  SET   blanks    around
SET tabs	between
SET joined a"b c"
SET single 'it\'s "here"\n'
SET double "it's \"here\""
SET escapes "\n\r\t\b\a\\\q"
SET hex "\x00\xff\x7F\xzz\x1"
SET empty ""
SET 'also empty' ''
SET unicode Zürich→東京👍
SET "unicode key ü" "\xc3\xbc"
SET backslash a\nb
RPUSH list one "two 2" 'three 3'
HSET hash field "value with # in it" other 1
SADD set a b "c d"
ZADD zset 1.5 one -inf low +inf high
XADD stream 1-1 field value
PFADD hll a b c
SETBIT bits 7 1
EXPIRE plain 10000
EVAL "redis.call('SET', KEYS[1], ARGV[1]) return 1" 1 script "by a script"
SET last "no line feed"`

describe('a file of commands', () => {
  test('gives the keys that redis-cli makes of it, however it is quoted', async () => {
    const content = Buffer.from(QUOTING)
    const expected = await byRedisCli(content)
    expect(Object.keys(expected).length).toBeGreaterThan(20)
    const { filled, error } = await fillIn(redis().url, { seed: await seed(content) })
    expect({ filled, error }).toEqual({ filled: true, error: undefined })
    expect(await redis().contents()).toEqual(expected)
  })

  test('gives them with any words in any quotes', async () => {
    const chance = chanceOf(7)
    const signs = [
      'a',
      ' ',
      '\\',
      '"',
      "'",
      'x',
      '4',
      '1',
      'n',
      '\t',
      'ü',
      '#',
      '\v',
      '\u0001',
      '\\x41',
      '\\"',
      "\\'"
    ]
    const word = (): string => Array.from({ length: chance.below(6) + 1 }, () => chance.of(signs)).join('')
    const quoted = (text: string): string => chance.of([text, `"${text}"`, `'${text}'`, `a"${text}"`])
    const lines: string[] = []
    for (let at = 0; at < 3_000; at++) {
      const words = Array.from({ length: 1 + chance.below(3) }, () => quoted(word()))
      lines.push(`RPUSH list:${at % 50} ${words.join(chance.of([' ', '  ', '\t']))} end`)
    }
    const words = new Words()
    const readable = lines.map((line) => Buffer.from(line)).filter((line) => words.read(line, 0, line.length))
    expect(Math.min(readable.length, lines.length - readable.length)).toBeGreaterThan(500)
    // What is refused here gives an error in redis-cli, and no key.
    const expected = await byRedisCli(Buffer.from(lines.join('\r\n')))
    const { error } = await fillIn(redis().url, { seed: await seed(readable.join('\r\n')) })
    expect(error).toBeUndefined()
    expect(await redis().contents()).toEqual(expected)
  })

  test('takes a value of 9 MB, and any byte', async () => {
    const chance = chanceOf(3)
    const bytes = Buffer.from(Array.from({ length: 1_000 }, () => chance.below(256)))
    const raw = Buffer.from(Array.from(bytes, (byte) => ([0, 10, 13, 34, 92].includes(byte) ? 65 : byte)))
    const escaped = Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
    const content = Buffer.concat([
      Buffer.from(`SET escaped "${escaped}"\nSET raw "`),
      raw,
      Buffer.from(`"\nSET large "${'0123456789abcde\\n'.repeat(9 * 64 * 1024)}"\nSET after 1\n`)
    ])
    const expected = await byRedisCli(content)
    const { error } = await fillIn(redis().url, { seed: await seed(content) })
    expect(error).toBeUndefined()
    expect(await redis().contents()).toEqual(expected)
    expect(expected['"large"']).toContain(String(9 * 1024 * 1024))
  })
})

describe('a file of JSON', () => {
  test('gives a string, a list or a hash for each key', async () => {
    const json = {
      string: 'with "quotes" and 東京',
      '': 'a key without a name',
      list: ['a', '', 'ü'],
      hash: { field: 'value', '': 'no name', __proto__x: 'y' },
      long: Array.from({ length: 2_500 }, (_, at) => `element ${at}`)
    }
    const { error } = await fillIn(redis().url, {
      seed: await seed(JSON.stringify(json, null, 2), 'seed.json')
    })
    expect(error).toBeUndefined()
    await redis().run(['SET', 'done', '1'])
    const contents = await redis().contents()
    await redis().run(['FLUSHALL'])
    await redis().run(
      ['SET', 'string', json.string],
      ['SET', '', json['']],
      ['RPUSH', 'list', ...json.list],
      ['HSET', 'hash', ...Object.entries(json.hash).flat()],
      ['RPUSH', 'long', ...json.long],
      ['SET', 'done', '1']
    )
    expect(contents).toEqual(await redis().contents())
  })
})
