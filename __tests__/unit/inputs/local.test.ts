import { describe, expect, test } from '@jest/globals'
import { InputError, messageOf } from '../../../src/errors.js'
import { readLocalInputs } from '../../../src/inputs/local.js'
import { anEvent } from '../../support/builders.js'
import { thrownBy } from '../../support/thrown.js'
import { readerOf, testAccepted, testRefused, type Accepted } from './reading.js'

const read = await readerOf('local', readLocalInputs, { usual: {} })

describe('the inputs of the local action', () => {
  testAccepted(read, [
    ['nothing at all', {}, { request: { redis_url: undefined }, seedFile: undefined, timeoutSeconds: 120 }],
    [
      'a seed file',
      { seed_file: ' test/seed.redis ' },
      { seedFile: { path: 'test/seed.redis', folder: '/home/runner/work/shop/shop' } }
    ],
    ['a timeout', { timeout: '7' }, { timeoutSeconds: 7 }],
    ...[
      'redis://127.0.0.1',
      'redis://redis:6379',
      'redis://[::1]:6380/',
      'redis://:secret@redis:6379/0',
      'redis://app:a%20b@redis'
    ].map((url): Accepted => [`the Redis ${url}`, { redis_url: ` ${url} ` }, { request: { redis_url: url } }])
  ])

  testRefused(read, [
    ['timeout', '0', '"0"', 'a whole number of seconds from 1 to 21600'],
    ['redis_url', 'localhost:6379', '"localhost:6379"', '`redis://host:port`, with `user:password@`'],
    ['redis_url', 'redis:', '"redis:"', '`redis://'],
    ['redis_url', 'http://127.0.0.1:6379', '"http://127.0.0.1:6379"', '`redis://'],
    ['redis_url', 'rediss://db.example.com', '"rediss://db.example.com", with TLS', 'a Redis without TLS'],
    ['redis_url', 'redis://redis:6379/3', 'with something behind the port', 'its database 0'],
    ['redis_url', 'redis://redis?db=3', 'with something behind the port', 'its database 0'],
    ['redis_url', 'redis://redis/?password=secret', '"redis://redis/…"', 'its database 0'],
    ['redis_url', 'redis://:100%@redis', 'not percent-encoded', '`redis://'],
    ['redis_url', 'redis://100%@redis', 'not percent-encoded', '`redis://']
  ])

  test.each([
    'redis://app:s%2Fcret@redis',
    'rediss://:s%2Fcret@redis',
    'http://me:s%2Fcret@redis',
    'a:s%2Fcret@b'
  ])('never show the password in %s, which is masked first', (url) => {
    const masks: string[] = []
    const input = (name: string): string => (name === 'redis_url' ? url : '')
    const error = thrownBy(() => {
      readLocalInputs({ input, mask: (secret) => masks.push(secret), context: anEvent() })
      throw new InputError('none')
    })
    expect(messageOf(error)).not.toMatch(/s%2Fcret|s\/cret/)
    expect(masks).toContain(url)
    if (URL.canParse(url) && new URL(url).password !== '')
      expect(masks).toEqual(expect.arrayContaining(['s/cret', 's%2Fcret']))
  })
})
