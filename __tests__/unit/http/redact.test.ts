import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { errorWords } from '../../../src/http/error-reply.js'
import type { HttpReply } from '../../../src/http/message.js'
import { withoutSecrets } from '../../../src/http/redact.js'

const SECRET = 'c2VjcmV0OnNlY3JldC1rZXktMDEyMzQ1Njc4OQ=='
const redact = (text: string): string => text.replaceAll(SECRET, '***')
const request = { method: 'GET', url: new URL('https://api.upstash.com/v2'), headers: {} } as const

async function bodyOf(reply: HttpReply): Promise<string> {
  const send = withoutSecrets(() => Promise.resolve(reply), redact)
  return (await send(request, new AbortController().signal)).body
}

test('an error reply that echoes the request shows no part of a secret, wherever it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(400), async (before) => {
      const body = `${'x'.repeat(before)} authorization: Basic ${SECRET} user-agent: y`
      const words = errorWords(await bodyOf({ status: 502, headers: {}, body }))
      expect(words).not.toContain(SECRET.slice(0, 6))
    })
  )
})

test('a success keeps its secrets, which are what was asked for', async () => {
  expect(await bodyOf({ status: 200, headers: {}, body: SECRET })).toBe(SECRET)
})
