import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from '@jest/globals'
import { Redis as RestRedis } from '@upstash/redis'
import { Redis } from 'ioredis'
import { ended, runningOf, useLocalJobs } from '../support/local-job.js'
import { accepts, environmentOf, processes, runs, until } from '../support/processes.js'
import { repositoryRoot } from '../support/root.js'
import type { ActionRun } from '../support/runner.js'

const jobs = useLocalJobs()

function restOf({ outputs }: ActionRun, token = outputs['rest_token'] ?? ''): RestRedis {
  return new RestRedis({ url: outputs['rest_url'] ?? '', token, enableTelemetry: false, retry: false })
}

/** Calls `use` with an ioredis client of the database. */
async function overTcp<T>(url: string, use: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
  redis.on('error', () => undefined)
  try {
    return await use(redis)
  } finally {
    redis.disconnect()
  }
}

async function rest(run: ActionRun, path: string, token?: string, init: RequestInit = {}): Promise<Response> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  return fetch(`${run.outputs['rest_url'] ?? ''}${path}`, { ...init, headers })
}

describe('a local database', () => {
  test('is there for both kinds of clients, and gone after the post step', async () => {
    const run = await jobs().run()
    expect(run).toMatchObject({ exitCode: 0, errors: [], warnings: [], notices: [] })
    expect(run.outputs).toEqual({
      database_id: expect.stringMatching(/^local-[\da-f]{16}$/),
      database_name: 'local',
      endpoint: '127.0.0.1',
      port: expect.stringMatching(/^\d+$/),
      tls: 'false',
      region: 'local',
      primary_region: 'local',
      state: 'active',
      created: 'true',
      rest_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      password: expect.any(String),
      rest_token: expect.any(String),
      read_only_rest_token: expect.any(String),
      redis_url: `redis://default:${run.outputs['password'] ?? ''}@127.0.0.1:${run.outputs['port'] ?? ''}`
    })
    await restOf(run).set('greeting', { hello: 'world' })
    expect(await overTcp(run.outputs['redis_url'] ?? '', (redis) => redis.get('greeting'))).toBe(
      '{"hello":"world"}'
    )
    const running = runningOf(run)
    const post = await jobs().end(run)
    expect(post).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    await ended(running)
    expect(jobs().files).toEqual([])
  })

  test('has secrets of 256 bits, other ones each time, masked before they are written', async () => {
    const [one, other] = await Promise.all([
      jobs().run({}, { commandsOnStdout: true }),
      jobs().run({}, { commandsOnStdout: true })
    ])
    for (const name of ['password', 'rest_token', 'read_only_rest_token', 'redis_url']) {
      const secret = one.outputs[name] ?? ''
      expect(secret).not.toBe(other.outputs[name])
      const command = one.stdout.indexOf(`::set-output name=${name}::`)
      expect(one.stdout.slice(0, command)).toContain(`::add-mask::${secret}\n`)
      if (name !== 'redis_url') expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    }
    expect(one.masks).not.toContain(one.outputs['rest_url'])
    expect(JSON.stringify(one.state)).not.toContain(one.outputs['password'])
  })

  test('answers a wrong token with 401 and nothing else, and a wrong password likewise', async () => {
    const run = await jobs().run()
    const { rest_token: token = '', redis_url: url = '', port = '' } = run.outputs
    expect(await (await rest(run, '/set/key/value', token)).json()).toEqual({ result: 'OK' })
    for (const wrong of [undefined, '', 'x', token.slice(0, -1), `${token}x`, token.toLowerCase()]) {
      for (const path of ['/get/key', '/', '/pipeline', '/subscribe/channel', '/no-such-command']) {
        const reply = await rest(run, path, wrong)
        expect(reply.status).toBe(401)
        const text = await reply.text()
        expect(text).toContain('WRONGPASS')
        expect(text).not.toContain('value')
      }
    }
    for (const login of [`redis://127.0.0.1:${port}`, url.replace(/:[^:]*@/, ':wrong@')]) {
      await expect(overTcp(login, (redis) => redis.get('key'))).rejects.toThrow(/NOAUTH|WRONGPASS|closed/)
    }
  })

  test('lets the read-only token read and nothing else', async () => {
    const run = await jobs().run()
    await restOf(run).set('key', 'value')
    const reader = restOf(run, run.outputs['read_only_rest_token'])
    expect(await reader.get('key')).toBe('value')
    await expect(reader.set('key', 'other')).rejects.toThrow(/NOPERM this user has no permissions/)
    await expect(reader.flushall()).rejects.toThrow(/NOPERM/)
  })

  test('is reached from this machine only, and gives nobody its process or files', async () => {
    const run = await jobs().run()
    const { ports, redis, server } = runningOf(run)
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal }) => !internal)
      .map(({ address, scopeid }) => (scopeid === undefined || scopeid === 0 ? address : ''))
      .filter((address) => address !== '')
    for (const port of ports) {
      expect(await accepts(port)).toBe(true)
      for (const host of [...outside, '127.0.0.2', '::1'])
        expect({ host, open: await accepts(port, host) }).toEqual({ host, open: false })
    }
    await overTcp(run.outputs['redis_url'] ?? '', async (client) => {
      for (const command of ['SAVE', 'BGSAVE', 'BGREWRITEAOF', 'SHUTDOWN'])
        await expect(client.call(command)).rejects.toThrow('NOPERM')
      await expect(client.config('GET', 'save')).rejects.toThrow('NOPERM')
    })
    // Nothing that a process list shows to others gives a secret away.
    const secrets = [run.outputs['password'], run.outputs['rest_token']].map(String)
    const shown = processes().filter(({ pid }) => [redis, server].includes(pid))
    for (const secret of secrets) expect(JSON.stringify(shown)).not.toContain(secret)
  })

  test('answers a thousand requests at once', async () => {
    const run = await jobs().run()
    const redis = restOf(run)
    const all = Array.from({ length: 1000 }, (_, at) => at)
    await Promise.all(all.map((at) => redis.set(`key:${at}`, at)))
    expect(await Promise.all(all.map((at) => redis.get(`key:${at}`)))).toEqual(all)
  })

  test('refuses a value of 50 MB in the words of Upstash, and goes on', async () => {
    const run = await jobs().run()
    const body = Buffer.alloc(50_000_000, 'x')
    const refused = await rest(run, '/set/big', run.outputs['rest_token'], { method: 'POST', body })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toMatch(
      /ERR max request size exceeded\. Limit: 10485760 bytes, Actual: 5\d{7} bytes/
    )
    expect(await restOf(run).exists('big')).toBe(0)
  })

  test('is another one for each step of a job and each leg of a matrix, all at once', async () => {
    const [first, ...others] = await Promise.all([jobs().run(), jobs().run(), jobs().run()])
    const all = [first, ...others].map(runningOf)
    expect(new Set(all.flatMap(({ ports }) => ports)).size).toBe(6)
    for (const [at, run] of [first, ...others].entries()) await restOf(run).set('who', at)
    await jobs().end(first)
    expect(await Promise.all(others.map((run) => restOf(run).get('who')))).toEqual([1, 2])
    for (const run of others) await jobs().end(run)
    for (const each of all) await ended(each)
  })
})

describe('nothing is left', () => {
  test.each(['server', 'redis', 'guard'] as const)('if the %s is killed', async (victim) => {
    const run = await jobs().run()
    const running = runningOf(run)
    process.kill(running[victim], 'SIGKILL')
    await ended(running)
    // The post step finds nothing to do, and says so by silence.
    expect(await jobs().end(run)).toMatchObject({ exitCode: 0, warnings: [], errors: [] })
    expect(jobs().files).toEqual([])
  })

  test('if the process group of the server is killed', async () => {
    const running = runningOf(await jobs().run())
    const groupOf = (pid: number): number | undefined => processes().find((line) => line.pid === pid)?.group
    // So what ends the group of a step does not end its database.
    expect([groupOf(running.server), groupOf(running.guard)]).toEqual([running.server, running.guard])
    process.kill(-running.server, 'SIGKILL')
    await ended(running)
  })

  test('if the runner ends everything that has its tracking id, which a Redis hides', async () => {
    const run = await jobs().run({}, { env: { RUNNER_TRACKING_ID: 'github_0d6c' } })
    const running = runningOf(run)
    const tracked = trackedBy('github_0d6c')
    expect(tracked).toContain(running.server)
    expect(tracked).not.toContain(running.guard)
    for (const pid of tracked) process.kill(pid, 'SIGKILL')
    await ended(running)
  })

  test('if the post step never runs because the runner’s worker is gone', async () => {
    const worker = spawnWorker()
    try {
      const [line] = (await once(worker.stdout, 'data')) as [Buffer]
      const running = runningOf(JSON.parse(line.toString()) as ActionRun)
      worker.kill('SIGKILL')
      await ended(running)
    } finally {
      worker.kill('SIGKILL')
    }
  })

  test.each(['SIGINT', 'SIGKILL'] as const)(
    'if the step gets %s before its database is ready',
    async (signal) => {
      const folder = silentRedis()
      const isSilent = ({ commandLine }: { commandLine: string }): boolean => commandLine.includes(folder)
      const env = { PATH: [folder, process.env['PATH'] ?? ''].join(delimiter) }
      const run = await jobs().run(
        {},
        {
          env,
          onSpawn: (child) => void until(() => processes().some(isSilent)).then(() => child.kill(signal))
        }
      )
      expect(run).toMatchObject(signal === 'SIGINT' ? { exitCode: 1 } : { signal })
      expect(run.outputs).toEqual({})
      const server = Number(run.state['local_server']?.split(' ')[0])
      expect(server).toBeGreaterThan(0)
      await until(() => !runs(server) && !processes().some(isSilent))
      expect(await jobs().end(run)).toMatchObject({ exitCode: 0, warnings: [] })
    }
  )

  test('if the step takes longer than its timeout', async () => {
    const folder = silentRedis()
    const env = { PATH: [folder, process.env['PATH'] ?? ''].join(delimiter) }
    const run = await jobs().run({ timeout: '1' }, { env })
    expect(run.errors).toEqual([
      'The local database was not ready within the 1 s of `timeout`. Run the job again, or raise `timeout`.'
    ])
    await until(() => !processes().some(({ commandLine }) => commandLine.includes(folder)))
  })

  test('if there is no Redis server and none can be installed: one line says what to add', async () => {
    const run = await jobs().run({}, { env: { PATH: temporaryFolder() } })
    expect(run.exitCode).toBe(1)
    expect(run.errors).toEqual([
      expect.stringMatching(/^There is no Redis server .* Install one in a step before this one.*`redis_url`/)
    ])
    expect(run.outputs).toEqual({})
    await until(() => !runs(Number(run.state['local_server']?.split(' ')[0])))
  })

  test('and nothing else is ended: a process that only has the number of the server stays', async () => {
    const other = spawn('sleep', ['60'])
    const state = { local_server: `${other.pid ?? 0} 0123456789abcdef` }
    const post = await jobs().run({}, { phase: 'post', state })
    expect(post).toMatchObject({ exitCode: 0, warnings: [] })
    expect(runs(other.pid ?? 0)).toBe(true)
    other.kill('SIGKILL')
  })
})

/** What the runner looks for when a job ends (actions/runner, JobExtension.cs). */
function trackedBy(id: string): number[] {
  return processes()
    .filter(({ pid }) => environmentOf(pid).includes(`RUNNER_TRACKING_ID=${id}`))
    .map(({ pid }) => pid)
}

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-test-'))
  folders.push(folder)
  return folder
}

/** A folder with a Redis server that never gets ready. */
function silentRedis(): string {
  const folder = temporaryFolder()
  // The newest of all servers on PATH is the one that is taken.
  const script = `#!/bin/sh
[ "$1" = --version ] && exec echo "Redis server v=99.0.0"
exec "${folder}/sleep" 600
`
  writeFileSync(join(folder, 'redis-server'), script, { mode: 0o755 })
  symlinkSync('/bin/sleep', join(folder, 'sleep'))
  return folder
}

/**
 * A process that the system calls Runner.Worker, which runs a step with a local database, prints it, and stays. Linux goes
 * by the script's name, but by that of a thread for Node; macOS by the program's file.
 */
function spawnWorker(): ChildProcessByStdio<Writable, Readable, null> {
  const folder = temporaryFolder()
  const [file, step] = [join(folder, 'Runner.Worker'), join(folder, 'step.mjs')]
  const runner = pathToFileURL(join(repositoryRoot, 'build/__tests__/support/runner.js')).href
  const code = `import { runAction } from ${JSON.stringify(runner)}
console.log(JSON.stringify(await runAction({ action: 'local' })))
`
  if (process.platform === 'linux') {
    // Killed, it does not end what its tests have left.
    writeFileSync(step, `${code}process.kill(process.pid, 'SIGKILL')\n`)
    writeFileSync(file, `#!/bin/sh\n"${process.execPath}" "${step}"\nread line\n`, { mode: 0o755 })
  } else {
    writeFileSync(step, `${code}process.stdin.resume()\n`)
    copyFileSync(process.execPath, file)
  }
  const args = process.platform === 'linux' ? [] : [step]
  return spawn(file, args, { stdio: ['pipe', 'pipe', 'ignore'] })
}
