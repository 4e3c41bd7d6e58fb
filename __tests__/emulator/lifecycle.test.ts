import { afterEach, describe, expect, test } from '@jest/globals'
import { Redis } from 'ioredis'
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { startEmulator, type Emulator } from '../../emulator/index.js'
import { basic, BODY, call, fieldOf, read, textOf } from './support.js'

const MAIN = fileURLToPath(new URL('../../emulator/main.js', import.meta.url))
const emulators: Emulator[] = []
const children: Program[] = []
const directories: string[] = []

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const emulator of emulators.splice(0)) await emulator.close()
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

async function start(...options: Parameters<typeof startEmulator>): Promise<Emulator> {
  const emulator = await startEmulator(...options)
  emulators.push(emulator)
  return emulator
}

/** Resolves when nothing listens on the port any more. */
async function freed(port: number): Promise<void> {
  while (await accepts(port));
}

async function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => {
      resolve(false)
    })
  })
}

/** A client that trusts the emulator's certificate, if it has one. */
function client(
  { certificateFile }: Pick<Emulator, 'certificateFile'>,
  port: number,
  login: { username?: string; password: string }
): Redis {
  const tls = certificateFile === undefined ? {} : { tls: { ca: readFileSync(certificateFile) } }
  const never = { lazyConnect: true, retryStrategy: () => null }
  const redis = new Redis({ host: '127.0.0.1', port, ...tls, ...login, ...never })
  redis.on('error', () => undefined)
  return redis
}

describe('a created database', () => {
  test('is a Redis of its own with the users default and default_ro, until it is deleted', async () => {
    const emulator = await start()
    const [first, second] = await Promise.all(
      ['a', 'b'].map(async (name) => (await call(emulator, 'POST /redis/database', { ...BODY, name })).json)
    )
    expect(first).toMatchObject({
      endpoint: '127.0.0.1',
      tls: true,
      rest_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/)
    })
    const port = Number(fieldOf(first, 'port'))
    expect(port).not.toBe(fieldOf(second, 'port'))

    const redis = client(emulator, port, { password: textOf(first, 'password') })
    expect(await redis.set('key', 'value')).toBe('OK')
    await expect(redis.shutdown()).rejects.toThrow('NOPERM')
    await expect(redis.config('GET', 'dir')).rejects.toThrow('NOPERM')
    const readOnly = client(emulator, port, {
      username: 'default_ro',
      password: textOf(first, 'read_only_rest_token')
    })
    expect(await readOnly.get('key')).toBe('value')
    await expect(readOnly.set('key', 'other')).rejects.toThrow('NOPERM')
    const stranger = client(emulator, port, { password: 'wrong' })
    await expect(stranger.get('key')).rejects.toThrow()
    const other = client(emulator, Number(fieldOf(second, 'port')), { password: textOf(second, 'password') })
    expect(await other.get('key')).toBeNull()

    const ended = once(redis, 'end')
    const deleted = await call(emulator, `DELETE /redis/database/${textOf(first, 'database_id')}`)
    expect(deleted.text).toBe('"OK"')
    await ended
    await freed(port)
    await expect(fetch(`${textOf(first, 'rest_url')}/ping`)).rejects.toThrow()
    expect(await other.ping()).toBe('PONG')
    for (const each of [redis, readOnly, stranger, other]) each.disconnect()
  })

  test('speaks TLS to those who trust its certificate, and to nobody without TLS', async () => {
    const emulator = await start()
    const created = (await call(emulator, 'POST /redis/database', { ...BODY, tls: false })).json
    const port = Number(fieldOf(created, 'port'))
    const login = { password: textOf(created, 'password') }
    const trusting = client(emulator, port, login)
    expect(await trusting.ping()).toBe('PONG')
    const url = `rediss://default:${login.password}@127.0.0.1:${port}`
    const doubting = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
    const doubt = once(doubting, 'error')
    await expect(doubting.connect()).rejects.toThrow()
    expect(await doubt).toMatchObject([{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }])
    const plain = client({ certificateFile: undefined }, port, login)
    await expect(plain.ping()).rejects.toThrow()
    for (const redis of [trusting, doubting, plain]) redis.disconnect()
    await emulator.close()
    expect(existsSync(emulator.certificateFile ?? '')).toBe(false)
  })

  test('speaks plain TCP, and says so, when that is asked for', async () => {
    const emulator = await start({ plainTcp: true })
    expect(emulator.certificateFile).toBeUndefined()
    const created = (await call(emulator, 'POST /redis/database', BODY)).json
    expect(created).toMatchObject({ tls: false })
    const redis = client(emulator, Number(fieldOf(created, 'port')), {
      password: textOf(created, 'password')
    })
    expect(await redis.ping()).toBe('PONG')
    redis.disconnect()
    const recordsOnly = await start({ plainTcp: true, dataPlane: false })
    expect((await call(recordsOnly, 'POST /redis/database', BODY)).json).toMatchObject({ tls: false })
  })

  test('refuses connections at first, if that is asked for', async () => {
    const emulator = await start({ behaviour: { databaseRefusedMs: 300 } })
    const created = (await call(emulator, 'POST /redis/database', BODY)).json
    const port = Number(fieldOf(created, 'port'))
    expect(await accepts(port)).toBe(false)
    while (!(await accepts(port)));
    const redis = client(emulator, port, { password: textOf(created, 'password') })
    expect(await redis.ping()).toBe('PONG')
    redis.disconnect()
  })

  test('takes its new credentials, and no longer the old ones, after a reset', async () => {
    const emulator = await start()
    const created = (await call(emulator, 'POST /redis/database', BODY)).json
    const reset = await call(emulator, `POST /redis/reset-password/${textOf(created, 'database_id')}`)
    const port = Number(fieldOf(created, 'port'))
    const fresh = client(emulator, port, { password: textOf(reset.json, 'password') })
    expect(await fresh.ping()).toBe('PONG')
    const stale = client(emulator, port, { password: textOf(created, 'password') })
    await expect(stale.ping()).rejects.toThrow()
    for (const redis of [fresh, stale]) redis.disconnect()
    const ping = async (token: string): Promise<number> =>
      (await fetch(`${textOf(created, 'rest_url')}/ping?_token=${token}`)).status
    expect(await ping(textOf(created, 'rest_token'))).toBe(401)
    expect(await ping(textOf(reset.json, 'rest_token'))).toBe(200)
  })

  test('ends with the emulator, also one whose creation is under way', async () => {
    const emulator = await start()
    const created = (await call(emulator, 'POST /redis/database', BODY)).json
    const cutOff = call(emulator, 'POST /redis/database', { ...BODY, name: 'b' }).then(
      () => 'answered',
      () => 'cut off'
    )
    while (emulator.requests.length < 2) await new Promise((resolve) => setImmediate(resolve))
    await Promise.all([emulator.close(), emulator.close()])
    expect(await cutOff).toBe('cut off')
    await freed(Number(fieldOf(created, 'port')))
    await expect(fetch(emulator.apiUrl)).rejects.toThrow()
  })
})

type Program = ChildProcessByStdio<null, Readable, Readable>

function run(args: string[], env: NodeJS.ProcessEnv = {}): Program {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env }
  })
  children.push(child)
  return child
}

async function outputOf(child: Program): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const text = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()))
  await once(child, 'close')
  return { code: child.exitCode, ...text }
}

/** All it says before it waits to be ended. */
async function introductionOf(child: Program): Promise<string> {
  let text = ''
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    text += chunk.toString()
    if (text.includes('Ctrl-C')) break
  }
  return text
}

async function introduced(child: Program): Promise<{ apiUrl: string; authorization: string }> {
  const text = await introductionOf(child)
  const value = (label: string): string => new RegExp(`^ +${label} +(\\S+)$`, 'm').exec(text)?.[1] ?? ''
  return { apiUrl: value('api_url'), authorization: basic(value('email'), value('api_key')) }
}

describe('npm run emulator', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
    'leaves nothing behind after %s',
    async (signal) => {
      const temporary = mkdtempSync(join(tmpdir(), 'lifecycle-'))
      directories.push(temporary)
      const child = run([], { TMPDIR: temporary })
      const { apiUrl, authorization } = await introduced(child)
      const request = { method: 'POST', headers: { authorization }, body: JSON.stringify(BODY) }
      const created = (await read(await fetch(`${apiUrl}/redis/database`, request))).json
      expect(readdirSync(temporary)).toHaveLength(1)
      const closed = once(child, 'close')
      child.kill(signal)
      expect(await closed).toEqual(signal === 'SIGKILL' ? [null, signal] : [0, null])
      await freed(Number(fieldOf(created, 'port')))
      while (readdirSync(temporary).length > 0) await new Promise((resolve) => setImmediate(resolve))
    }
  )

  test('says what is wrong', async () => {
    const taken = await start({ dataPlane: false })
    const [unknown, strict, port, noRedis, help] = await Promise.all([
      outputOf(run(['--frobnicate'])),
      outputOf(run(['--strict', 'very'])),
      outputOf(run(['--no-data-plane', '--port', new URL(taken.apiUrl).port])),
      outputOf(run([], { PATH: '/nowhere' })),
      outputOf(run(['--help']))
    ])
    expect(unknown).toMatchObject({ code: 2, stdout: '' })
    expect(unknown.stderr).toMatch(/--frobnicate[\s\S]*usage: npm run emulator/)
    expect(strict.stderr).toContain('--strict is one of none, current, seed, not "very"')
    expect(port).toMatchObject({ code: 1 })
    expect(port.stderr).toMatch(/EADDRINUSE.*choose another one with --port\.\n$/)
    expect(noRedis).toMatchObject({ code: 1 })
    expect(noRedis.stderr).toMatch(/^No Redis server found: .*"npm run redis".*\n$/)
    expect(help.stdout).toContain('--no-data-plane')
  })

  test('does not wait for an effect that is still to come', async () => {
    const child = run(['--no-data-plane', '--late-create', '600000'])
    const { apiUrl, authorization } = await introduced(child)
    const request = { method: 'POST', headers: { authorization }, body: JSON.stringify(BODY) }
    await expect(fetch(`${apiUrl}/redis/database`, request)).rejects.toThrow()
    const closed = once(child, 'close')
    child.kill('SIGINT')
    expect(await closed).toEqual([0, null])
  })

  test('tells how to trust its databases, and does without TLS if asked to', async () => {
    const [trusted, plain] = [run([]), run(['--plain-tcp'])]
    const told = await introductionOf(trusted)
    const file = /NODE_EXTRA_CA_CERTS='(.+)'/.exec(told)?.[1] ?? ''
    expect(readFileSync(file, 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/)
    expect(await introductionOf(plain)).not.toContain('NODE_EXTRA_CA_CERTS')
  })

  test('a Redis server without TLS is refused in one sentence, but for plain TCP', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lifecycle-'))
    directories.push(folder)
    // What a Redis without TLS says to a line about TLS, and to every other that it does not know.
    const complaint = `echo ">>> 'tls-port 0'" >&2; exit 1`
    writeFileSync(join(folder, 'redis-server'), `#!/bin/sh\n${complaint}\n`, { mode: 0o755 })
    const refused = await outputOf(run([], { PATH: folder }))
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^\/.*redis-server was built without TLS\. .*--plain-tcp.*\n$/)
    expect(await introductionOf(run(['--plain-tcp'], { PATH: folder }))).toContain('api_url')
  })

  test('takes its behaviour from flags', async () => {
    const flags = ['--no-data-plane', '--strict', 'seed', '--max-databases', '1', '--active-after', '60000']
    const account = [
      '--email',
      'me@example.com',
      '--api-key',
      'key',
      '--slug-endpoint',
      '--no-create-credentials'
    ]
    const { apiUrl, authorization } = await introduced(run([...flags, ...account], { PATH: '/nowhere' }))
    expect(authorization).toBe(basic('me@example.com', 'key'))
    const post = async (body: unknown): Promise<Response> =>
      fetch(`${apiUrl}/redis/database`, {
        method: 'POST',
        headers: { authorization },
        body: JSON.stringify(body)
      })
    expect((await post({ ...BODY, region: undefined })).status).toBe(400)
    const created = (await read(await post(BODY))).json
    expect(textOf(created, 'endpoint')).not.toContain('.')
    expect(textOf(created, 'state')).not.toBe('active')
    expect(fieldOf(created, 'password')).toBeUndefined()
    expect((await post({ ...BODY, name: 'another' })).status).toBe(400)
  })
})

test('the script that looks for a Redis server says nothing when there is one', async () => {
  const script = fileURLToPath(new URL('../../scripts/redis.js', import.meta.url))
  expect(existsSync(script)).toBe(true)
  const quiet = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'pipe'] })
  expect(await outputOf(quiet)).toEqual({ code: 0, stdout: '', stderr: '' })
  const lost = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/nowhere' }
  })
  const said = await outputOf(lost)
  expect(said.code).toBe(1)
  expect(said.stderr).toMatch(/^No Redis server \(redis-server or valkey-server\) on this machine, .*\n$/)
})
