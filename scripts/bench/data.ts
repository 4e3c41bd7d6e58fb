/** How fast databases are seeded and copied, beside other ways to do it, over TLS on the same Redis; and how much memory that takes. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { startDatabases, type Databases } from './databases.js'
import { median } from './report.js'

/** Commands in the seed file, and keys to be copied; ten times as many as in the smaller run that shows the memory. */
const KEYS = 100_000
const FEWER = KEYS / 10
/** Bytes of a value. */
const VALUE = 170

interface Way {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

/** Prints times, ratios and memory. */
export async function benchData(rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-data-'))
  const databases = await startDatabases('tls', 'source', 'target')
  try {
    const arena = new Arena(databases, folder)
    console.log(
      `\n${KEYS} keys with ${VALUE} bytes each, over TLS; whole processes, the median of ${rounds} rounds\n`
    )
    await arena.compare('seeding', [bundled('seed'), byRedisCli], rounds)
    await arena.fill(KEYS)
    await arena.compare('copying', [bundled('copy'), byHand], rounds)
    await arena.printMemory()
  } finally {
    databases.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const RIVALS = fileURLToPath(import.meta.resolve('./data-rivals.js'))
const node = (name: string, way: string): Way => ({ name, command: process.execPath, args: [RIVALS, way] })
const bundled = (way: 'seed' | 'copy'): Way => node('this action (dist/data)', way)
const redisCli = 'redis-cli --no-auth-warning -u "$TARGET" --cacert "$NODE_EXTRA_CA_CERTS"'
const byRedisCli: Way = {
  name: 'redis-cli --pipe',
  command: 'sh',
  args: ['-c', `${redisCli} FLUSHALL && ${redisCli} --pipe < "$SEED"`]
}
const byHand = node('a hand-written loop on ioredis', 'loop')

class Arena {
  readonly #variables: Readonly<Record<string, string>>
  readonly #seed: string

  constructor({ places, certificate = '' }: Databases, folder: string) {
    const [source = '', target = ''] = places.map(({ redisUrl }) => redisUrl)
    this.#seed = join(folder, 'seed.redis')
    this.#variables = {
      PATH: process.env['PATH'] ?? '',
      NODE_EXTRA_CA_CERTS: certificate,
      SOURCE: source,
      TARGET: target,
      SEED: this.#seed
    }
  }

  /** Runs all of them in each round, in turning order, and prints what they took. */
  async compare(what: string, ways: readonly Way[], rounds: number): Promise<void> {
    await this.#writeSeed(KEYS)
    const times = ways.map((): number[] => [])
    // The first round only warms up.
    for (let round = 0; round <= rounds; round++)
      for (let turn = 0; turn < ways.length; turn++) {
        const index = (round + turn) % ways.length
        const way = ways[index]
        if (way === undefined) continue
        const started = performance.now()
        await this.#run(way)
        if (round > 0) times[index]?.push(performance.now() - started)
      }
    for (const [index, { name }] of ways.entries()) {
      const ratios = (times[0] ?? []).map((time, round) => time / (times[index]?.[round] ?? NaN))
      const ratio = index === 0 ? '' : `${median(ratios).toFixed(2)} times as long as ${name}`
      console.log(
        `${what.padEnd(8)}  ${median(times[index] ?? [])
          .toFixed(0)
          .padStart(6)} ms  ${ratio || name}`
      )
    }
  }

  /** Puts so many keys into the source, in place of what is there. */
  async fill(keys: number): Promise<void> {
    await this.#writeSeed(keys)
    await this.#run(bundled('seed'), { TARGET: this.#variables['SOURCE'] ?? '' })
  }

  async printMemory(): Promise<void> {
    for (const what of ['seed', 'copy'] as const) {
      const peaks: number[] = []
      for (const keys of [FEWER, KEYS]) {
        await this.fill(keys)
        peaks.push(Number(await this.#run(bundled(what))) / 1024)
      }
      const [fewer = NaN, all = NaN] = peaks
      const sizes = `${all.toFixed(0)} MB with ${KEYS} keys, ${fewer.toFixed(0)} MB with ${FEWER}`
      console.log(
        `memory    ${(all / fewer).toFixed(2)} times as much to ${what} ten times the data (${sizes})`
      )
    }
  }

  async #writeSeed(keys: number): Promise<void> {
    const lines = Array.from(
      { length: keys },
      (_, at) => `SET key:${at} "${String(at).padEnd(VALUE, 'value ')}"\n`
    )
    await writeFile(this.#seed, lines.join(''))
  }

  /** @returns what it printed @throws Error with that if it fails */
  async #run({ name, command, args }: Way, variables: Record<string, string> = {}): Promise<string> {
    const child = spawn(command, args, {
      env: { ...this.#variables, ...variables },
      stdio: ['ignore', 'pipe', 'inherit']
    })
    const [printed, [code]] = await Promise.all([
      text(child.stdout),
      once(child, 'close') as Promise<[number]>
    ])
    if (code !== 0) throw new Error(`"${name}" failed: ${printed.slice(0, 2000)}`)
    return printed
  }
}
