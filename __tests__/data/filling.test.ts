import { describe, expect, test } from '@jest/globals'
import { MARKER } from '../../src/data/marker.js'
import { messageOf } from '../../src/errors.js'
import { Cancelled } from '../../src/http/errors.js'
import { fillIn, useSeeds } from '../support/data/filling.js'
import { useRedis } from '../support/data/redis.js'

const redis = useRedis()
const seed = useSeeds()

const LIST = Array.from({ length: 5_000 }, (_, at) => `RPUSH list ${at}`).join('\n')
const lengthOfList = async (): Promise<unknown> => (await redis().run(['LLEN', 'list']))[0]
const keys = async (): Promise<string[]> =>
  Object.keys(await redis().contents()).map((key) => String(JSON.parse(key)))

/** The commands that come through the front from now on, as texts. */
function recorded(): string[] {
  const commands: string[] = []
  redis().judge = (words) => {
    commands.push(words.join(' '))
    return 'pass'
  }
  return commands
}

describe('a database that is reused', () => {
  test('is left as it is if it has keys and no marker, for two commands', async () => {
    await redis().run(['SET', 'old', '1'])
    const commands = recorded()
    const { filled } = await fillIn(redis().url, { occasion: 'reused', seed: await seed('SET new 1') })
    expect(filled).toBe(false)
    expect(await keys()).toEqual(['old'])
    expect(commands).toEqual([`GET ${MARKER}`, 'DBSIZE'])
  })

  test('is left as it is if it gets its first key right before it would be filled', async () => {
    const other: { done?: boolean } = {}
    redis().judge = ([name]) => {
      if (name?.toString() !== 'WATCH' || other.done === true) return 'pass'
      if (other.done === undefined) {
        other.done = false
        void redis()
          .run(['SET', 'first', '1'])
          .then(() => (other.done = true))
      }
      return { refuse: 'LOADING Redis is loading the dataset in memory' }
    }
    const { filled, log } = await fillIn(redis().url, { occasion: 'reused', seed: await seed('SET new 1') })
    expect(filled).toBe(false)
    expect(log.texts('info')).toContain('The database is filled already, and is left as it is.')
    expect(await keys()).toEqual(['first'])
  })

  test('is filled if it is empty', async () => {
    const { filled } = await fillIn(redis().url, { occasion: 'reused', seed: await seed('SET new 1') })
    expect(filled).toBe(true)
    expect(await keys()).toEqual(['new'])
  })

  test('is emptied and filled if its filling was cut off', async () => {
    await redis().run(['SET', 'half', '1'], ['SET', MARKER, 'somebody 3'])
    const { filled, log } = await fillIn(redis().url, { occasion: 'reused', seed: await seed('SET new 1') })
    expect(filled).toBe(true)
    expect(await keys()).toEqual(['new'])
    expect(log.texts('info').join('\n')).toContain('was cut off: it is emptied and filled again')
  })
})

describe('a database that is reset', () => {
  test('loses its keys and gets those of the seed', async () => {
    await redis().run(['SET', 'old', '1'])
    await fillIn(redis().url, { occasion: 'reset', seed: await seed('SET new 1') })
    expect(await keys()).toEqual(['new'])
  })

  test('is only emptied if there is nothing to fill it with', async () => {
    await redis().run(['SET', 'old', '1'])
    const { log } = await fillIn(redis().url, { occasion: 'reset' })
    expect(await keys()).toEqual([])
    expect(log.texts('info')).toContain('Emptied the database.')
  })
})

describe('runs that fill one database at the same time', () => {
  test.each(['created', 'reused', 'reset'] as const)('leave it filled once: %s', async (occasion) => {
    const file = await seed(LIST)
    const runs = await Promise.all(
      Array.from({ length: 3 }, () => fillIn(redis().url, { occasion, seed: file }))
    )
    expect(runs.map(({ error }) => error)).toEqual([undefined, undefined, undefined])
    expect(await lengthOfList()).toEqual({ kind: 'integer', text: '5000' })
    expect(await keys()).toEqual(['list'])
  })

  test('write nothing more once another one has taken over', async () => {
    let seen = 0
    let taken: Promise<unknown> = Promise.resolve()
    redis().judge = () => {
      seen += 1
      if (seen === 2_500) taken = redis().run(['FLUSHALL'], ['SET', MARKER, 'another 1'])
      return 'pass'
    }
    const { error } = await fillIn(redis().url, { seed: await seed(LIST) })
    await taken
    expect(messageOf(error)).toContain('Another run has begun to fill this database')
    expect(await keys()).toEqual([MARKER])
  })
})

describe('a filling that is cut off', () => {
  test('leaves the marker, and is begun anew by the next run', async () => {
    const controller = new AbortController()
    let seen = 0
    redis().judge = () => {
      seen += 1
      if (seen === 2_500) controller.abort(new Cancelled('The run was cancelled (SIGTERM).'))
      return 'pass'
    }
    const file = await seed(LIST)
    const { error } = await fillIn(redis().url, { seed: file }, { cancelled: controller.signal })
    expect(messageOf(error)).toContain('The run was cancelled (SIGTERM). The database is not filled')
    expect(await keys()).toContain(MARKER)
    const next = await fillIn(redis().url, { occasion: 'reused', seed: file })
    expect(next.filled).toBe(true)
    expect(await lengthOfList()).toEqual({ kind: 'integer', text: '5000' })
    expect(await keys()).toEqual(['list'])
  })
})

describe('a command that the server refuses', () => {
  const VALUE = 'planted-77ab'

  test.each([
    ['on the wrong type', `SET text ${VALUE}\nRPUSH text ${VALUE}`, 'Line 2', 'WRONGTYPE'],
    ['with too few words', `SET ${VALUE}`, 'Line 1', "wrong number of arguments for 'set' command"],
    ['with an option nobody knows', `SET a ${VALUE} ${VALUE}`, 'Line 1', 'ERR syntax error'],
    ['that nobody knows', `SET a "x"\n${VALUE} ${VALUE}`, 'Line 2', 'ERR unknown command"'],
    ['that nobody knows, with long words', `${VALUE.repeat(20)} x`, 'Line 1', 'ERR unknown command"'],
    ['with a part nobody knows', `OBJECT ${VALUE}`, 'Line 1', 'ERR unknown subcommand"'],
    ['in a script that tells', `EVAL "return redis.error_reply(ARGV[1])" 0 "${VALUE}"`, 'Line 1', '…'],
    ['in a script that cannot be', `EVAL "${VALUE} =" 0`, 'Line 1', 'ERR Error compiling script'],
    ['in a script that fails', `EVAL "error('${VALUE} x')" 0`, 'Line 1', 'ERR …, user_script:1"'],
    [
      'in a script that tells what it reads',
      `SET a ${VALUE}\nEVAL "return redis.error_reply('ERR '..redis.call('GET','a'))" 0`,
      'Line 2',
      'ERR …"'
    ],
    ['in a script with too many results', `EVAL "return unpack({}, 1, 1e5)" 0`, 'Line 1', 'ERR too many'],
    [
      'in a script that says LOADING',
      `EVAL "return redis.error_reply('LOADING x')" 0`,
      'Line 1',
      'LOADING …'
    ],
    ['that nobody knows, with words of limits', `NOSUCH "too many ${VALUE}"`, 'Line 1', 'unknown command"'],
    ['before another one', `SET text 1\nINCR list\nLPUSH text 1\nNOSUCH x`, 'Line 3', 'WRONGTYPE']
  ])('%s is named by its line, without a value', async (_what, content, line, words) => {
    const { error, log } = await fillIn(redis().url, { seed: await seed(content) })
    expect(messageOf(error)).toContain(`${line} of the seed file`)
    expect(messageOf(error)).toContain(words)
    expect(messageOf(error)).toContain('The database is not filled')
    expect(messageOf(error) + log.texts('info').join()).not.toContain(VALUE)
    expect(await keys()).toContain(MARKER)
  })

  test('is named by its key if it is from JSON', async () => {
    await redis().run(['ACL', 'SETUSER', 'default', '-hset'])
    const file = await seed(`{"a": "${VALUE}", "my key": {"${VALUE}": "x"}}`, 'seed.json')
    const { error } = await fillIn(redis().url, { seed: file })
    await redis().run(['ACL', 'SETUSER', 'default', '+hset'])
    expect(messageOf(error)).toMatch(/^Key "my key" of the seed file .* failed: "NOPERM /)
    expect(messageOf(error)).not.toContain(VALUE)
  })
})

test('a password that is wrong is an error at once', async () => {
  const url = redis().url.replace(/:[^:@]*@/, ':wrong-password@')
  const { error } = await fillIn(url, { seed: await seed('SET a 1') })
  expect(messageOf(error)).toContain('lets nobody in: "WRONGPASS')
  expect(messageOf(error)).not.toContain('wrong-password')
})
