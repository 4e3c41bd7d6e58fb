import { describe, expect, test } from '@jest/globals'
import { Deadline } from '../../../src/http/deadline.js'
import { Cancelled } from '../../../src/http/errors.js'
import { localReport, skipReport } from '../../../src/local-database/report.js'
import { startLocal, type Started } from '../../../src/local-database/start.js'
import { MemoryLog } from '../../support/memory-log.js'
import { VirtualClock } from '../../support/virtual-clock.js'
import { PID, programsSaying, type ScriptedPrograms } from './programs.js'

const DATABASE = {
  endpoint: '127.0.0.1',
  port: 40001,
  rest_url: 'http://127.0.0.1:40002',
  rest_token: 'rest-token',
  read_only_rest_token: 'read-only-token',
  password: 'pass-word',
  redis_url: 'redis://default:pass-word@127.0.0.1:40001'
}
const READY = { kind: 'ready', database: DATABASE }

interface Run {
  readonly result: Started
  readonly log: MemoryLog
  readonly started: object[]
}

async function start(
  programs: ScriptedPrograms,
  { clock = new VirtualClock(), cancelled = new AbortController().signal } = {}
): Promise<Run> {
  const log = new MemoryLog()
  const started: object[] = []
  const deadline = new Deadline(clock, 7, cancelled)
  const starting = startLocal(
    { redis_url: undefined },
    {
      programs,
      log,
      mask: log.mask,
      deadline,
      started: (server) => started.push(server)
    }
  )
  const result = await clock.run(starting).finally(() => {
    deadline.release()
  })
  expect(clock.pending).toBe(0)
  return { result, log, started }
}

describe('a local database', () => {
  test('is described as one of the Developer API, and reached at its own addresses', async () => {
    const { result, started } = await start(programsSaying(READY))
    const [{ id }] = started as [{ id: string }]
    expect(result).toMatchObject({
      database: {
        database_id: `local-${id}`,
        database_name: 'local',
        endpoint: '127.0.0.1',
        port: 40001,
        tls: false,
        region: 'local',
        state: 'active',
        password: 'pass-word',
        rest_token: 'rest-token',
        read_only_rest_token: 'read-only-token'
      },
      connection: { restUrl: DATABASE.rest_url, redisUrl: DATABASE.redis_url }
    })
  })

  test('is known by process and id before it is asked for anything, and by another id each time', async () => {
    const programs = programsSaying(READY)
    const { started } = await start(programs)
    const again = await start(programsSaying(READY))
    expect(started).toEqual([{ pid: PID, id: expect.stringMatching(/^[\da-f]{16}$/) }])
    expect(again.started).not.toEqual(started)
    expect(programs.running.get(PID)).toContain((started[0] as { id: string }).id)
    expect(programs.events).toEqual(['launch local-server', 'tell {}'])
  })

  test('outlives the step only once it is kept', async () => {
    const programs = programsSaying(READY)
    const { result } = await start(programs)
    expect(programs.events).not.toContain('tell keep')
    if ('keep' in result) result.keep()
    expect(programs.events.slice(-2)).toEqual(['tell keep', 'release'])
  })

  test('has its secrets masked before the step has them', async () => {
    const { log } = await start(programsSaying(READY))
    const { password, rest_token, read_only_rest_token, redis_url } = DATABASE
    expect(log.texts('mask')).toEqual(
      expect.arrayContaining([password, rest_token, read_only_rest_token, redis_url])
    )
  })

  test('without a password has an address that is no secret', async () => {
    const open = { ...DATABASE, password: undefined, redis_url: 'redis://redis:6379' }
    const { result, log } = await start(programsSaying({ ...READY, database: open }))
    expect(result).toMatchObject({ connection: { redisUrl: 'redis://redis:6379' } })
    expect(log.texts('mask')).toEqual(['rest-token', 'read-only-token'])
  })
})

test('what the server says on the way is logged', async () => {
  const said = [
    { kind: 'note', text: 'Installing …' },
    { kind: 'warning', text: 'No reader.' }
  ]
  const { log } = await start(programsSaying(...said, READY))
  expect(log.texts('info')).toEqual(['Installing …'])
  expect(log.texts('warning')).toEqual(['No reader.'])
})

test('a server that cannot have a database says why', async () => {
  const { result } = await start(programsSaying({ kind: 'problem', text: 'There is no Redis.' }))
  expect(result).toEqual({ problem: 'There is no Redis.' })
})

test('a server that ends too early is a problem', async () => {
  const { result } = await start(programsSaying({ kind: 'note', text: 'Installing …' }))
  expect(result).toEqual({ problem: expect.stringMatching(/ended before its database was ready/) })
})

test.each([
  'hello',
  '[]',
  '{"kind":"ready"}',
  '{"kind":"problem"}',
  '{"kind":"ready","database":{"port":1}}'
])('a server that says %s is at fault', async (line) => {
  await expect(start(programsSaying(line))).rejects.toThrow('said something unexpected')
})

describe('a database that is not ready in time', () => {
  test('is given up with the timeout, and not kept', async () => {
    const clock = new VirtualClock()
    const programs = programsSaying(undefined)
    const { result, started } = await start(programs, { clock })
    expect(result).toEqual({
      problem:
        'The local database was not ready within the 7 s of `timeout`. Run the job again, or raise `timeout`.'
    })
    expect(clock.elapsed).toBe(7000)
    expect(started).toHaveLength(1)
    expect(programs.events).not.toContain('tell keep')
  })

  test('is given up at once if the run is cancelled', async () => {
    const clock = new VirtualClock()
    const stop = new AbortController()
    clock.schedule(50, () => {
      stop.abort(new Cancelled('The run was cancelled (SIGINT).'))
    })
    const given = { clock, cancelled: stop.signal }
    await expect(start(programsSaying(undefined), given)).rejects.toThrow('The run was cancelled (SIGINT).')
    expect(clock.elapsed).toBe(50)
    await expect(start(programsSaying(undefined), given)).rejects.toThrow('The run was cancelled (SIGINT).')
    expect(clock.pending).toBe(0)
  })
})

test('a summary says where the database is and when it ends, and has no secret', async () => {
  const { result } = await start(programsSaying(READY))
  if (!('database' in result)) throw new Error('there is none')
  const summary = localReport(result, true, 'redis')
  expect(summary).toContain('created a local database')
  expect(summary).toContain('<code>127.0.0.1</code>, port <code>40001</code>')
  expect(summary).toContain('steps.redis.outputs.rest_url')
  expect(summary).not.toContain('<code>get</code>')
  expect(summary).not.toMatch(/pass-word|-token(?![<\w_])/)
  expect(localReport(result, false, '')).toMatch(/reused a local database.*The REST API ends with the job/s)
})

test('a summary of a run that has none says why, and what to do, and escapes it', () => {
  const summary = skipReport('GitHub <gives> no secrets')
  expect(summary).toContain('skipped, no database')
  expect(summary).toContain('<p>GitHub &lt;gives&gt; no secrets.</p>')
  expect(summary).toContain('<code>without_secrets: local</code>')
})
