import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { compare, pictureOf } from './compare.js'
import { largeSeed } from './seed-file.js'
import type { Stage } from './stage.js'

/** Fills one database from a file of commands, another by `redis-cli` from the same file, and compares them. */
export async function seedCommands(stage: Stage, commands: number): Promise<string> {
  const { content, planted } = largeSeed(commands)
  const path = await stage.write('seed.redis', content)
  const step = await stage.provide('seeded', { seed_file: 'seed.redis' }, { secrets: planted })
  if (step.exitCode !== 0) throw new Error(step.errors.join('\n'))
  await stage.provide('by-redis-cli', {})
  await byRedisCli(stage, path)
  const keys = compare(
    await pictureOf(await stage.keysOf('by-redis-cli')),
    await pictureOf(await stage.keysOf('seeded'))
  )
  const [sum = ''] = /Seeded .*/.exec(step.log) ?? []
  return `${keys} keys as redis-cli makes them of ${megabytes(content.length)}. ${sum}`
}

/** Fills one database from a file of JSON, another by commands of ours, and compares them. */
export async function seedJson(stage: Stage, count: number): Promise<string> {
  const text = (at: number): string => `value ${at} "Zürich" 東京 \u0007\\`
  const entries = Array.from({ length: count }, (_, at): [string, unknown] => {
    const few = Array.from({ length: 1 + (at % 9) }, (_each, index) => `${index}: ${text(at)}`)
    if (at % 3 === 0) return [`string ${at} ü`, text(at)]
    if (at % 3 === 1) return [`list:${at}`, few]
    return [`hash:${at}`, Object.fromEntries(few.map((each, index) => [`field ${index}`, each]))]
  })
  const content = JSON.stringify(Object.fromEntries(entries))
  await stage.write('seed.json', content)
  const step = await stage.provide('seeded-json', { seed_file: 'seed.json' })
  if (step.exitCode !== 0) throw new Error(step.errors.join('\n'))
  await stage.provide('by-commands', {})
  const expected = await stage.keysOf('by-commands')
  await expected.run(
    ...entries.map(([key, value]) => {
      if (typeof value === 'string') return ['SET', key, value]
      if (Array.isArray(value)) return ['RPUSH', key, ...(value as string[])]
      return ['HSET', key, ...Object.entries(value as Record<string, string>).flat()]
    })
  )
  const keys = compare(await pictureOf(expected), await pictureOf(await stage.keysOf('seeded-json')))
  return `${keys} keys as they stand in ${megabytes(Buffer.byteLength(content))} of JSON.`
}

async function byRedisCli(stage: Stage, path: string): Promise<void> {
  const { port, password } = stage.find('by-redis-cli')
  const tls = ['--tls', '--cacert', stage.certificateFile]
  const child = spawn('redis-cli', ['-h', '127.0.0.1', '-p', String(port), ...tls], {
    env: { PATH: process.env['PATH'], REDISCLI_AUTH: password },
    stdio: [openSync(path, 'r'), 'ignore', 'inherit']
  })
  const ended = once(child, 'close').catch((error: unknown) => {
    throw new Error('There is no redis-cli to compare with: install the tools of Redis.', { cause: error })
  })
  const [code] = (await ended) as [number]
  if (code !== 0) throw new Error(`redis-cli ended with ${code}`)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
