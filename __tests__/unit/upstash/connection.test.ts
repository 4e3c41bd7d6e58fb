import { describe, expect, test } from '@jest/globals'
import { isLoopback } from '../../../src/address.js'
import { connectionOf } from '../../../src/upstash/connection.js'
import { aDatabase } from '../../support/builders.js'
import { DOCUMENTED_REPLY } from '../../support/replies.js'

const API = 'https://api.upstash.com/v2'
const EMULATOR = 'http://127.0.0.1:8080/v2'

function connect(fields: object, apiUrl = API): ReturnType<typeof connectionOf> {
  return connectionOf(aDatabase(fields), apiUrl)
}

describe('the connection strings', () => {
  test('of the documented reply, whose TLS is off', () => {
    const { restUrl, redisUrl } = connect(DOCUMENTED_REPLY)
    expect(restUrl).toBe('https://steady-stud-32559.upstash.io')
    expect(redisUrl).toBe(`redis://default:${DOCUMENTED_REPLY.password}@steady-stud-32559.upstash.io:32559`)
  })

  test('have TLS unless the API says that it is off', () => {
    expect(connect({ password: 'secret' }).redisUrl).toBe(
      'rediss://default:secret@busy-bee-1.upstash.io:6379'
    )
    expect(connect({ password: 'secret', tls: true }).redisUrl).toMatch(/^rediss:/)
  })

  test('hold any password so that it comes out again', () => {
    const password = 'a/b@c:d?e#f%g h\n'
    const url = new URL(connect({ password }).redisUrl ?? '')
    expect(decodeURIComponent(url.password)).toBe(password)
    expect(url.host).toBe('busy-bee-1.upstash.io:6379')
  })

  test('do not exist for Redis if the password is withheld', () => {
    expect(connect({}).redisUrl).toBeUndefined()
  })
})

describe('a REST address in the reply', () => {
  const local = 'http://127.0.0.1:9000/db-1'
  test.each<[string, string, string, string]>([
    ['is followed from an emulator to this machine', EMULATOR, local, local],
    ['is not followed from the real API', API, local, 'https://busy-bee-1.upstash.io'],
    [
      'is not followed from an emulator to elsewhere',
      EMULATOR,
      'https://evil.example',
      'https://busy-bee-1.upstash.io'
    ],
    [
      'is not followed to a host that looks local',
      EMULATOR,
      'http://127.0.0.1.evil.example',
      'https://busy-bee-1.upstash.io'
    ],
    [
      'is not followed past a user',
      EMULATOR,
      'http://127.0.0.1@evil.example',
      'https://busy-bee-1.upstash.io'
    ],
    ['is not followed if it is none', EMULATOR, 'nonsense', 'https://busy-bee-1.upstash.io']
  ])('%s', (_what, apiUrl, restUrl, expected) => {
    expect(connect({ rest_url: restUrl }, apiUrl).restUrl).toBe(expected)
  })
})

test.each([
  ['http://127.0.0.1', true],
  ['http://127.9.9.9:1', true],
  ['http://2130706433', true],
  ['http://localhost:1', true],
  ['http://LOCALHOST', true],
  ['http://[::1]:1', true],
  ['http://[0:0:0:0:0:0:0:1]', true],
  ['http://127.0.0.1.example.com', false],
  ['http://localhost.example.com', false],
  ['http://notlocalhost', false],
  ['http://127.0.0.1@example.com', false],
  ['http://0.0.0.0', false],
  ['http://10.0.0.1', false],
  ['http://[::]', false],
  ['https://api.upstash.com', false]
])('%s is this machine: %p', (url, expected) => {
  expect(isLoopback(new URL(url))).toBe(expected)
})
