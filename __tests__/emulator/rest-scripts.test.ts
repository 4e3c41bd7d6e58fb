import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { ScriptFlags } from '../../emulator/rest-script-flags.js'
import { rest, startPlane, type Plane } from './rest-support.js'

let plane: Plane

beforeAll(async () => {
  plane = await startPlane()
})

afterAll(async () => {
  await plane.close()
})

async function run(...command: unknown[]): Promise<unknown> {
  return (await rest(plane, 'POST /', command)).json
}

function sha1(script: string): string {
  return createHash('sha1').update(script).digest('hex')
}

describe('a script', () => {
  test('is loaded, found and run by its digest, read-only or not', async () => {
    const script = 'return {KEYS[1], ARGV[1], 1, 1.9, false, {ok="fine"}, {1, {2}}}'
    const result = ['k', 'é', 1, 1, null, 'fine', [1, [2]]]
    expect(await run('EVALSHA', sha1(script), 1, 'k', 'é')).toEqual({
      error: expect.stringMatching(/^NOSCRIPT /)
    })
    expect(await run('EVAL', script, 1, 'k', 'é')).toEqual({ result })
    expect(await run('EVALSHA', sha1(script), 1, 'k', 'é')).toEqual({ result })
    expect(await run('EVALSHA_RO', sha1(script), 1, 'k', 'é')).toEqual({ result })
    expect(await run('SCRIPT', 'LOAD', 'return 5')).toEqual({ result: sha1('return 5') })
    expect(await run('script', 'exists', sha1('return 5'), sha1('return 6'))).toEqual({ result: [1, 0] })
    expect(await run('EVAL_RO', 'return redis.call("SET", "a", "b")', 0)).toEqual({
      error: expect.stringContaining('Write commands are not allowed from read-only scripts')
    })
  })

  test('that fails says why', async () => {
    expect(await run('EVAL', 'return redis.error_reply("ERR mine")', 0)).toEqual({ error: 'ERR mine' })
    expect(await run('EVAL', 'return nonsense(', 0)).toEqual({
      error: expect.stringContaining('compiling script')
    })
  })

  test('may come in the path, as text or as a body', async () => {
    expect((await rest(plane, 'GET /eval/return%20ARGV%5B1%5D/0/x')).json).toEqual({ result: 'x' })
    expect((await rest(plane, 'POST /script/load', 'return 7')).json).toEqual({ result: sha1('return 7') })
    expect((await rest(plane, `GET /evalsha/${sha1('return 7')}/0`)).json).toEqual({ result: 7 })
  })
})

describe('the flag allow-key-locking of a script', () => {
  const body = "\nreturn redis.call('INCR', KEYS[1])"
  const script = `#!lua flags=allow-key-locking${body}`

  test('is taken, and the script known by its own digest', async () => {
    await run('DEL', 'k')
    expect(await run('EVALSHA', sha1(script), 1, 'k')).toEqual({ error: expect.stringMatching(/^NOSCRIPT /) })
    expect(await run('SCRIPT', 'LOAD', script)).toEqual({ result: sha1(script) })
    expect(await run('EVALSHA', sha1(script).toUpperCase(), 1, 'k')).toEqual({ result: 1 })
    expect(await run('EVAL', script, 1, 'k')).toEqual({ result: 2 })
    expect(await run('SCRIPT', 'EXISTS', sha1(script), sha1('never'))).toEqual({ result: [1, 0] })
    const commands = [
      ['EVAL', script, 1, 'k'],
      ['EVALSHA', sha1(script), 1, 'k'],
      ['SCRIPT', 'LOAD', script]
    ]
    for (const [path, first] of [
      ['/pipeline', 3],
      ['/multi-exec', 5]
    ] as const)
      expect((await rest(plane, `POST ${path}`, commands)).json).toEqual([
        { result: first },
        { result: first + 1 },
        { result: sha1(script) }
      ])
    await run('SCRIPT', 'FLUSH')
    expect(await run('EVALSHA', sha1(script), 1, 'k')).toEqual({ error: expect.stringMatching(/^NOSCRIPT /) })
  })

  test('leaves other flags, lines and bytes as they are', async () => {
    expect(await run('EVAL', `#!lua flags=no-writes,allow-key-locking${body}`, 1, 'k')).toEqual({
      error: expect.stringContaining('Write commands are not allowed from read-only scripts')
    })
    expect(await run('EVAL', `#!lua flags=allow-key-locking,unheard-of${body}`, 1, 'k')).toEqual({
      error: expect.stringContaining('Unexpected flag in script shebang: unheard-of')
    })
    expect(await run('EVAL', '#!lua flags=allow-key-locking\n\nerror("x")', 0)).toEqual({
      error: expect.stringContaining('user_script:3: x')
    })
    expect(await run('EVAL', 'return "#!lua flags=allow-key-locking é"', 0)).toEqual({
      result: '#!lua flags=allow-key-locking é'
    })
    const bytes = Buffer.concat([
      Buffer.from('#!lua flags=allow-key-locking\nreturn "'),
      Buffer.from([0xff]),
      Buffer.from('"')
    ])
    await rest(plane, 'POST /script/load', bytes)
    const digest = createHash('sha1').update(bytes).digest('hex')
    expect(
      (await rest(plane, `GET /evalsha/${digest}/0`, undefined, { 'upstash-encoding': 'base64' })).json
    ).toEqual({
      result: '/w=='
    })
  })

  test('leaves an empty line when it was alone, which servers without such lines take, too', () => {
    expect(new ScriptFlags().toRedis(['EVAL', script, '1', 'k'])).toEqual([
      'EVAL',
      Buffer.from(body),
      '1',
      'k'
    ])
  })

  test('may be among those of a function', async () => {
    const library = (flags: string): string => `#!lua name=locks
redis.register_function{function_name='bump', callback=function(keys) return redis.call('INCR', keys[1]) end, flags=${flags}}`
    for (const [count, flags] of [
      "{'allow-key-locking'}",
      '{ "allow-key-locking", \'allow-oom\' }',
      "{'allow-oom', 'allow-key-locking'}"
    ].entries()) {
      expect(await run('FUNCTION', 'LOAD', 'REPLACE', library(flags))).toEqual({ result: 'locks' })
      expect(await run('FCALL', 'bump', 1, 'bumped')).toEqual({ result: count + 1 })
    }
    expect(await run('FUNCTION', 'LOAD', 'REPLACE', library("{'unheard-of'}"))).toEqual({
      error: expect.stringContaining('unknown flag given')
    })
  })
})
