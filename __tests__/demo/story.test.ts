import { beforeAll, describe, expect, test } from '@jest/globals'
import { Screen } from '../../scripts/demo/screen.js'
import { Stage } from '../../scripts/demo/stage.js'
import { playStory } from '../../scripts/demo/story.js'
import { jobToken } from '../support/runner.js'

const MAIN = 'Run your-org/upstash-redis-action@v1'
const PREVIEW = 'Run your-org/upstash-redis-action/preview@v1'
const APP = 'Run node app.js'

const logged = (pattern: RegExp): unknown => expect.arrayContaining([expect.stringMatching(pattern)])
const visits = (count: number): unknown => logged(new RegExp(`REST.*INCR visits → ${count}$`))

/** Everything the demo shows, line by line. */
class Shown {
  readonly lines: string[] = []
  /** The credentials there were at any time. */
  readonly secrets = new Set<string>([jobToken])

  /** Plays the story on the stage, to its end or its failure. */
  async play(stage: Stage): Promise<void> {
    const { email, apiKey, readOnlyApiKey } = stage.emulator
    for (const secret of [email, apiKey, readOnlyApiKey]) this.secrets.add(secret)
    const screen = new Screen((line) => {
      this.lines.push(line)
      for (const secret of stage.secrets()) this.secrets.add(secret)
    })
    await playStory({ stage, screen, interrupted: new AbortController().signal })
  }

  /** The headings and the titles of steps in order, and what stands below each. */
  get parts(): { title: string; log: string[] }[] {
    const found: { title: string; log: string[] }[] = []
    for (const line of this.lines) {
      const title = /^(?:[▾▸]|──) (.*?)(?: ─+)?$/.exec(line)?.[1]
      if (title !== undefined) found.push({ title, log: [] })
      else if (line.startsWith('  ')) found.at(-1)?.log.push(line.trim())
    }
    return found
  }

  get leaks(): string[] {
    const text = this.lines.join('\n')
    return [...this.secrets].filter((secret) => text.includes(secret))
  }
}

describe('the story of the demo', () => {
  const shown = new Shown()
  const calls: { call: string; by: string | undefined }[] = []

  beforeAll(async () => {
    const stage = await Stage.open()
    try {
      await shown.play(stage)
      for (const { method, path, headers } of stage.emulator.requests) {
        calls.push({ call: `${method} ${path.replace(/[0-9a-f-]{36}$/, '{id}')}`, by: headers['user-agent'] })
      }
    } finally {
      await stage.close()
    }
  })

  test('shows four jobs, every step with its log, and that nothing is left', () => {
    expect(shown.parts).toMatchObject([
      { title: 'A push: a database for one job' },
      { title: MAIN, log: logged(/^Created the database "acme-shop-run-/) },
      { title: APP, log: visits(1) },
      { title: `Post ${MAIN}`, log: logged(/^The database "acme-shop-run-.* is deleted\.$/) },
      { title: 'Pull request 7 is opened: it gets a database' },
      { title: PREVIEW, log: logged(/^Created the database "acme-shop-pr-7"/) },
      { title: APP, log: visits(1) },
      { title: `Post ${PREVIEW}`, log: [] },
      { title: 'A commit is pushed to it: the database and its data are still there' },
      { title: PREVIEW, log: logged(/^Reusing the database "acme-shop-pr-7"/) },
      { title: APP, log: visits(2) },
      { title: `Post ${PREVIEW}`, log: [] },
      { title: 'It is closed: its database is deleted' },
      { title: PREVIEW, log: logged(/^The database "acme-shop-pr-7".* is deleted, after [\d.]+ s\.$/) },
      { title: `Post ${PREVIEW}`, log: [] },
      { title: 'What is left', log: ['GET /v2/redis/databases → []'] }
    ])
  })

  test('shows the outputs, with every secret as ***', () => {
    const main = shown.parts.find(({ title }) => title === MAIN)?.log
    expect(main).toEqual(logged(/^endpoint +127\.0\.0\.1$/))
    expect(main).toEqual(logged(/^created +true$/))
    expect(main).toEqual(logged(/^rest_url +http:\/\/127\.0\.0\.1:\d+$/))
    for (const name of ['password', 'rest_token', 'read_only_rest_token', 'redis_url']) {
      expect(main).toEqual(logged(new RegExp(`^${name} +\\*\\*\\*$`)))
    }
    const later = shown.parts.flatMap(({ log }) => log.filter((line) => line.startsWith('Outputs: ')))
    expect(later).toEqual([
      'Outputs: database_name=acme-shop-pr-7, created=true, deleted=false',
      'Outputs: database_name=acme-shop-pr-7, created=false, deleted=false',
      'Outputs: created=false, deleted=true'
    ])
  })

  test('shows no secret, though the application prints two', () => {
    expect(shown.leaks).toEqual([])
    // The job's token, the account's email and two keys, and three for each of two databases.
    expect(shown.secrets.size).toBe(10)
    expect(shown.parts.find(({ title }) => title === APP)?.log).toEqual(
      expect.arrayContaining([
        '@upstash/redis over REST, with ***: INCR visits → 1',
        'ioredis over TCP, with ***:         GET visits → 1'
      ])
    )
  })

  test('has everything done by the actions, and only looks at the end', () => {
    const [list, create] = ['GET /v2/redis/databases', 'POST /v2/redis/database']
    const [detail, remove] = ['GET /v2/redis/database/{id}', 'DELETE /v2/redis/database/{id}']
    const byActions = [list, create, remove, list, create, list, detail, list, remove]
    expect(calls.slice(0, -1)).toEqual(byActions.map((call) => ({ call, by: 'upstash-redis-action' })))
    expect(calls.at(-1)).toEqual({ call: list, by: 'node' })
  })

  test('fits on a page, and into 110 columns', () => {
    expect(shown.lines.length).toBeLessThanOrEqual(76)
    expect(shown.lines.filter((line) => line.length > 110)).toEqual([])
  })
})

test('a step of the demo that fails ends it, after its log is shown', async () => {
  const shown = new Shown()
  const stage = await Stage.open()
  try {
    stage.emulator.inject({ method: 'POST', reply: { kind: 'status', status: 400, body: '"no room"' } })
    await expect(shown.play(stage)).rejects.toThrow(`the step "${MAIN}" ended with exit code 1`)
    expect(shown.parts.at(-1)).toEqual({ title: MAIN, log: logged(/^Error: .*no room/) })
  } finally {
    await stage.close()
  }
})
