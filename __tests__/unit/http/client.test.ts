import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { ATTEMPT_LIMIT_MS, ApiClient } from '../../../src/http/client.js'
import { Deadline } from '../../../src/http/deadline.js'
import { Cancelled, DeadlineExceeded, HttpError, NoReply } from '../../../src/http/errors.js'
import { type HttpRequest, describe as named } from '../../../src/http/message.js'
import {
  deafSilence,
  lost,
  refused,
  reply,
  ScriptedNetwork,
  silence,
  type Answer
} from '../../support/scripted-network.js'
import { MemoryLog } from '../../support/memory-log.js'
import { failure } from './sending.js'
import { VIRTUAL_START, VirtualClock } from '../../support/virtual-clock.js'

const REQUEST: HttpRequest = {
  method: 'GET',
  url: new URL('https://api.upstash.com/v2/redis/databases?token=hidden'),
  headers: { authorization: 'Basic hidden' }
}
const TARGET = 'GET api.upstash.com/v2/redis/databases'

interface Setting {
  client: ApiClient
  clock: VirtualClock
  network: ScriptedNetwork
  log: MemoryLog
  cancel: AbortController
}

function begin(seconds: number, ...answers: Answer[]): Setting {
  const clock = new VirtualClock()
  const network = new ScriptedNetwork(...answers)
  const log = new MemoryLog()
  const cancel = new AbortController()
  const deadline = new Deadline(clock, seconds, cancel.signal)
  const client = new ApiClient({ send: network.send, clock, deadline, log })
  return { client, clock, network, log, cancel }
}

test('a request is named without its query', () => {
  expect(named(REQUEST)).toBe(TARGET)
})

describe('one request', () => {
  test.each([200, 204, 400, 404, 500])('gives a reply of %d as it is', async (status) => {
    const { client, clock } = begin(60, reply(status, 'body', { 'x-a': 'b' }))
    await expect(clock.run(client.send(REQUEST))).resolves.toEqual({
      status,
      body: 'body',
      headers: { 'x-a': 'b' }
    })
  })

  test('is noted for debugging, without headers or body', async () => {
    const { client, clock, log } = begin(60, reply(200, 'body'))
    await clock.run(client.send(REQUEST))
    expect(log.events).toEqual([{ kind: 'debug', text: `${TARGET} answered 200 after 0 ms.` }])
  })

  test.each([300, 301, 302, 303, 307, 308])('is not redirected by a %d', async (status) => {
    const { client, clock, network } = begin(60, reply(status, '', { location: 'https://evil.example/' }))
    const error = await failure(clock.run(client.send(REQUEST)))
    expect(error).toBeInstanceOf(HttpError)
    expect(messageOf(error)).toContain(
      `${TARGET} answered with a redirect (${status}), which is not followed`
    )
    expect(network.requests).toHaveLength(1)
  })

  test.each([silence, deafSilence])('ends after its limit if there is no answer (%p)', async (answer) => {
    const { client, clock } = begin(60, answer)
    const error = await failure(clock.run(client.send(REQUEST)))
    expect(clock.elapsed).toBe(ATTEMPT_LIMIT_MS)
    expect(error).toBeInstanceOf(NoReply)
    expect(error).toMatchObject({
      brief: `${TARGET} gave no answer within 15 s.`,
      mayHaveArrived: true,
      transient: true
    })
  })

  test.each([silence, deafSilence])(
    'ends with the deadline and says what it waited for (%p)',
    async (answer) => {
      const { client, clock } = begin(5, answer)
      const error = await failure(clock.run(client.send(REQUEST)))
      expect(clock.elapsed).toBe(5000)
      expect(error).toBeInstanceOf(DeadlineExceeded)
      expect(messageOf(error)).toContain(`${TARGET} had not answered when the 5 s of \`timeout\` were over.`)
    }
  )

  test('ends with the run', async () => {
    const { client, clock, cancel } = begin(60, silence)
    clock.schedule(70, () => {
      cancel.abort(new Cancelled('The run was cancelled (SIGTERM).'))
    })
    expect(await failure(clock.run(client.send(REQUEST)))).toBeInstanceOf(Cancelled)
    expect(clock.elapsed).toBe(70)
  })

  test('passes on what else goes wrong', async () => {
    const { client, clock } = begin(60, new NoReply('why', { mayHaveArrived: false, transient: false }))
    expect(await failure(clock.run(client.send(REQUEST)))).toMatchObject({
      message: 'why',
      transient: false
    })
  })
})

describe('retrying', () => {
  test('tries again until there is a reply, and says so in one line each', async () => {
    const { client, clock, network, log } = begin(60, refused(), lost(), reply(200))
    await expect(clock.run(client.retry('read', () => client.send(REQUEST)))).resolves.toMatchObject({
      status: 200
    })
    expect(network.requests).toHaveLength(3)
    expect(log.texts('info')).toEqual([
      expect.stringMatching(/^The connection was refused\. Attempt 1 failed; trying again in \d\.\d s\.$/),
      expect.stringMatching(/^The connection was lost\. Attempt 2 failed; trying again in \d\.\d s\.$/)
    ])
  })

  test('does not send a request again that was redirected', async () => {
    const { client, clock, network } = begin(60, reply(301))
    expect(await failure(clock.run(client.retry('read', () => client.send(REQUEST))))).toBeInstanceOf(
      HttpError
    )
    expect(network.requests).toHaveLength(1)
  })

  test('of a silent server ends with the deadline, and says what it waited for', async () => {
    const { client, clock, network } = begin(40, silence, deafSilence, silence, silence, silence)
    const error = await failure(clock.run(client.retry('read', () => client.send(REQUEST))))
    expect(error).toBeInstanceOf(DeadlineExceeded)
    expect(messageOf(error)).toContain(`${TARGET} had not answered when the 40 s of \`timeout\` were over.`)
    expect(clock.elapsed).toBe(40_000)
    expect(network.requests).toHaveLength(3)
  })
})

describe('the server’s clock', () => {
  test('is known once a reply tells it, runs on with ours, and counts beside it', async () => {
    const { client, clock } = begin(
      60,
      reply(200, '', { date: 'Fri, 02 Jan 2026 03:05:05 GMT' }),
      reply(200, '', { date: 'rubbish' })
    )
    const ours = VIRTUAL_START / 1000
    expect(client.now()).toEqual({ earliest: ours, latest: ours })
    await clock.run(client.send(REQUEST))
    expect(client.now()).toEqual({ earliest: ours, latest: ours + 60 })
    await clock.run(
      new Promise<void>((resolve) => {
        clock.schedule(2500, resolve)
      })
    )
    await clock.run(client.send(REQUEST))
    expect(client.now()).toEqual({ earliest: ours + 2, latest: ours + 62 })
  })
})
