import { describe, expect, test } from '@jest/globals'
import { startTcpServer } from '../support/fault-server.js'
import { GitHubServer } from '../support/github/server.js'
import { expectHarmless } from '../support/hostile-checks.js'
import { hostileTexts } from '../support/hostile-texts.js'
import { useWorld } from '../support/world.js'

const world = useWorld()
const wish = { name: 'orders', primary_region: 'us-east-1' }

describe('a list with', () => {
  test.each(['../orders', 'x?credentials=hide', '..', 'x/../../redis/database', '%2e%2e'])(
    'the id %s is refused by every action that would use it',
    async (database_id) => {
      const { emulator } = world()
      const list = JSON.stringify([{ database_id, database_name: 'orders', creation_time: 1 }])
      for (const action of ['.', 'get', 'delete']) {
        emulator.inject({ method: 'GET', reply: { kind: 'status', status: 200, body: list } })
        const step = await world().run(action, action === '.' ? wish : { name: 'orders' })
        await expectHarmless(step, action, world())
        expect(step.errors).toEqual([expect.stringContaining('an unusable `database_id`')])
      }
      expect(world().calls).toEqual(Array(3).fill('GET /redis/databases'))
    }
  )

  test('a hundred thousand brackets, or more than the limit, is one clear error', async () => {
    const { emulator } = world()
    emulator.inject({ method: 'GET', reply: { kind: 'status', status: 200, body: '['.repeat(100_000) } })
    const deep = await world().run('.', wish)
    expect(deep.errors).toEqual([expect.stringContaining('is not a JSON array')])

    const endless = await startTcpServer((socket) => {
      const junk = Buffer.alloc(1024 * 1024, 'junk')
      const pour = (): void => {
        while (!socket.destroyed && socket.write(junk));
      }
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n')
        socket.on('drain', pour)
        pour()
      })
    })
    try {
      const step = await world().run('.', { ...wish, api_url: `${endless.origin}/v2` })
      expect(step.exitCode).toBe(1)
      expect(step.errors).toEqual([expect.stringMatching(/the reply is larger than 64 MB/)])
      expect(endless.connections()).toBe(1)
    } finally {
      await endless.close()
    }
  })
})

describe('an event with', () => {
  test.each(hostileTexts.filter(({ text }) => text.length < 1_000))(
    '$what in every text gives harmless names, paths and logs',
    async ({ text }) => {
      const github = await GitHubServer.start(7)
      try {
        const repo = { full_name: text }
        const pull_request = {
          number: 7,
          title: text,
          body: text,
          state: text,
          head: { ref: text, label: text, repo }
        }
        const event = { action: text, number: text, pull_request, __proto__: { number: 9 } }
        const bare = text.replaceAll('\0', '')
        const env = {
          RUNNER_DEBUG: '1',
          GITHUB_API_URL: github.apiUrl,
          GITHUB_HEAD_REF: bare,
          GITHUB_ACTOR: bare
        }
        const place = { primary_region: 'us-east-1' }
        const pull = { ...env, GITHUB_EVENT_NAME: 'pull_request_target' }
        const preview = await world().run('preview', place, { event, env: pull })
        await expectHarmless(preview, 'preview', world())
        expect(preview.outputs).toMatchObject({ database_name: 'acme-shop-pr-7', created: 'true' })

        const pushed = await world().run('.', place, { env: { ...env, GITHUB_REF: `refs/heads/${bare}` } })
        await expectHarmless(pushed, '.', world())
        expect(pushed.outputs['database_name']).toMatch(/^acme-shop-[a-z0-9-]{1,30}$/)

        const odd = await world().run('preview', place, { event, env: { ...pull, GITHUB_EVENT_NAME: bare } })
        await expectHarmless(odd, 'preview', world())
        expect(odd.errors).toHaveLength(1)
      } finally {
        await github.close()
      }
    }
  )

  test.each(['7/../9', '7?x', -7, 7.5, 2 ** 60, null, [7], {}, '7'])(
    'the number %j names no pull request',
    async (number) => {
      const event = { number, pull_request: { number, head: { ref: 'x', repo: { full_name: 'acme/shop' } } } }
      const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/../x' }
      const step = await world().run('preview', { primary_region: 'us-east-1' }, { event, env })
      await expectHarmless(step, 'preview', world())
      expect(step).toMatchObject({ exitCode: 1, errors: [expect.stringContaining('preview action')] })
      expect(world().calls).toEqual([])
    }
  )
})
