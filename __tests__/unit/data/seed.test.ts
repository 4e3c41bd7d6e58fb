import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readSeed } from '../../../src/data/read-seed.js'
import { InputError, messageOf } from '../../../src/errors.js'
import { sleep } from '../../../src/http/clock.js'
import { Deadline } from '../../../src/http/deadline.js'
import { Cancelled } from '../../../src/http/errors.js'
import { useSeeds } from '../../support/data/filling.js'
import { VirtualClock } from '../../support/virtual-clock.js'

const seed = useSeeds()

/** Stands for a value: it must be in no message. */
const VALUE = 'planted-5f0c'

async function problemOf(content: string | Buffer, name?: string): Promise<string> {
  const error: unknown = await seed(content, name).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(InputError)
  expect(messageOf(error)).not.toContain(VALUE)
  return messageOf(error)
}

describe('a seed file of commands', () => {
  test.each([
    ['BLPOP list 0', 'BLPOP'],
    ['brpop list 0', 'BRPOP'],
    ['BZMPOP 0 1 z MIN', 'BZMPOP'],
    ['WAIT 0 0', 'WAIT'],
    ['XREAD BLOCK 0 STREAMS s $', 'XREAD with BLOCK'],
    ['xreadgroup GROUP g c count 1 block 5 STREAMS s >', 'XREADGROUP with BLOCK'],
    ['SUBSCRIBE channel', 'SUBSCRIBE'],
    ['MONITOR', 'MONITOR'],
    ['MULTI', 'MULTI'],
    ['exec', 'EXEC'],
    ['WATCH key', 'WATCH'],
    ['SELECT 1', 'SELECT'],
    ['"AUTH" default x', 'AUTH'],
    ['CLIENT REPLY OFF', 'CLIENT'],
    ['QUIT', 'QUIT'],
    ['FLUSHALL', 'FLUSHALL'],
    ['FlushDB ASYNC', 'FLUSHDB'],
    ['SWAPDB 0 1', 'SWAPDB'],
    ['SHUTDOWN NOSAVE', 'SHUTDOWN'],
    ['CONFIG SET maxmemory 1', 'CONFIG'],
    ['DEBUG SLEEP 1', 'DEBUG'],
    ['ACL SETUSER x', 'ACL'],
    ['SCRIPT KILL', 'SCRIPT KILL'],
    ['MOVE key 1', 'MOVE'],
    ['copy a b db 1 replace', 'COPY with DB'],
    ['FUNCTION LOAD "#!lua name=lib"', 'FUNCTION LOAD without REPLACE'],
    ['FUNCTION RESTORE payload append', 'FUNCTION RESTORE without REPLACE'],
    ['function kill', 'FUNCTION KILL'],
    ['MIGRATE host 1 key 0 1', 'MIGRATE'],
    ['exit', 'EXIT'],
    ['5 INCR counter', 'a number in place of a command']
  ])('is refused for the line %s, by its number', async (line, what) => {
    const message = await problemOf(`SET a ${VALUE}\n\n# ${line}\n${line}\nSET b ${VALUE}\n`)
    expect(message).toMatch(/^Line 4 of the seed file "\d+-seed.redis" has /)
    expect(message).toContain(what)
    expect(message).toContain('Nothing was sent.')
  })

  test.each([
    ['a double quote that is not closed', `SET a "${VALUE}`],
    ['a single quote that is not closed', `SET a '${VALUE}\\'`],
    ['a word that goes on behind its quote', `SET a "${VALUE}"b`],
    ['text in UTF-16', Buffer.from(`SET a ${VALUE}`, 'utf16le')]
  ])('is refused for %s', async (_what, line) => {
    const content = Buffer.concat([Buffer.from('SET a b\r\n'), Buffer.from(line), Buffer.from('\nSET c d')])
    expect(await problemOf(content)).toMatch(/^Line 2 of the seed file/)
  })

  test.each([
    'XREAD COUNT 2 STREAMS block 0',
    'XADD s * block 1',
    'SCRIPT LOAD "return 1"',
    'FUNCTION LOAD replace "#!lua name=lib"',
    'FUNCTION RESTORE payload FLUSH',
    'COPY db DB REPLACE',
    'CONSTRUCTOR x',
    'NOSUCHCOMMAND x',
    'GET monitor',
    'POP 1'
  ])('is taken with the line %s', async (line) => {
    expect((await seed(line)).commands).toBe(1)
  })

  test.each(["# Don't change these", '  # 5" discs', '#"'])(
    'may have any text in a comment, such as %s',
    async (comment) => {
      expect((await seed(`${comment}\nSET a 1\n`)).commands).toBe(1)
    }
  )

  test('counts its commands, and neither blank lines nor comments', async () => {
    expect((await seed('\ufeff# one\nSET a 1\r\n\r\n  # two\n\tSET b 2 # three')).commands).toBe(2)
    expect((await seed('')).commands).toBe(0)
  })
})

describe('a seed file of JSON', () => {
  test.each([
    ['a number', '{"ok": "x", "bad key": 1}', 'is a number'],
    ['true', '{"bad key": true}', 'is true or false'],
    ['null', '{"bad key": null}', 'is null'],
    ['a number in a list', `{"bad key": ["${VALUE}", 2]}`, 'has an element that is a number'],
    ['a list in a list', '{"bad key": [["x"]]}', 'has an element that is an array'],
    ['an object in a hash', `{"bad key": {"${VALUE}": {}}}`, 'has a field that is an object'],
    ['an empty list', '{"bad key": []}', 'is an empty array'],
    ['an empty hash', '{"bad key": {}}', 'is an empty object'],
    ['half a character', `{"bad key": "${VALUE}\\ud800"}`, 'half a character']
  ])('is refused for %s, by its key', async (_what, json, problem) => {
    const message = await problemOf(json, 'seed.json')
    expect(message).toContain('"bad key"')
    expect(message).toContain(problem)
    expect(message).toContain('Allowed: a string, an array of strings')
  })

  test.each([
    ['nothing', '', 1],
    ['an array', '["x"]', 1],
    ['no end', `{"a": "${VALUE}"`, 21],
    ['more behind it', '{"a": "b"} x', 12],
    ['a comma too many', '{"a": "b",}', 11],
    ['a name that is no string', '{a: "b"}', 2],
    ['a wrong escape', `{"a": "\\q${VALUE}"}`, 7],
    ['no value', '{"a": }', 7],
    ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x22, 0x22, 0x7d]), 2]
  ])('is refused if it has %s, with the place', async (_what, json, place) => {
    expect(await problemOf(json, 'Seed.JSON')).toContain(`is no JSON object: it goes wrong at byte ${place}.`)
  })

  test('is read whatever its size and layout', async () => {
    const object = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`key "${at}" \\`, `${'long '.repeat(400)}{[",:]}${at}`])
    )
    for (const indent of [0, 2])
      expect((await seed(JSON.stringify(object, null, indent), 'x.json')).commands).toBe(300)
    expect((await seed(' \n{ } \n', 'x.json')).commands).toBe(0)
    expect((await seed(`{"large": "${'ü'.repeat(2_000_000)}"}`, 'x.json')).commands).toBe(1)
  })
})

describe('a seed file that cannot be read', () => {
  test.each([
    ['no/such/file.redis', 'a file that cannot be read (ENOENT)'],
    ['.', 'a directory'],
    ['/dev/null', 'no file']
  ])('is refused: %s', async (path, problem) => {
    await expect(readSeed({ path, folder: tmpdir() })).rejects.toThrow(
      `Input \`seed_file\` is "${path}", ${problem}. Allowed: the path of a file`
    )
  })
})

describe('a seed file that is changed after it was checked', () => {
  test.each([
    ['commands', 'seed.redis', 'SET a 1\n', 'FLUSHALL\n'],
    ['JSON', 'seed.json', '{"a": "1"}', '{"a": 1}']
  ])('does not say that nothing was sent, with %s', async (_what, name, before, after) => {
    const folder = await mkdtemp(join(tmpdir(), 'changed-'))
    const path = join(folder, name)
    await writeFile(path, before)
    const checked = await readSeed({ path, folder })
    await writeFile(path, after)
    const error: unknown = await checked
      .batches()
      .next()
      .catch((reason: unknown) => reason)
    await rm(folder, { recursive: true })
    expect(messageOf(error)).toContain('It was not there when the file was checked')
  })
})

describe('a seed file whose check takes too long', () => {
  test.each(['large.redis', 'large.json'])('is given up when the time is over: %s', async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'large-'))
    const path = join(folder, name)
    const json = name.endsWith('.json')
    await writeFile(
      path,
      json ? `{${'"a":"b",'.repeat(200_000)}"a":1}` : `${'SET a b\n'.repeat(200_000)}FLUSHALL`
    )
    const cancelled = AbortSignal.abort(new Cancelled('The run was cancelled.'))
    const clock = new VirtualClock()
    const over = new Deadline(clock, 3)
    await clock.run(sleep(clock, 3_000, new AbortController().signal))
    await expect(readSeed({ path, folder }, over)).rejects.toThrow(
      /^The 3 s of `timeout` were over before the seed file .* was read and checked\. Nothing was sent\. .*raise `timeout`\.$/
    )
    await expect(readSeed({ path, folder }, new Deadline(clock, 3, cancelled))).rejects.toThrow(Cancelled)
    await rm(folder, { recursive: true })
  })
})
