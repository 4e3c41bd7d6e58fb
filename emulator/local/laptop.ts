/** `npm run emulator -- --database`: one database until it is interrupted, without an account or its API. */
import { parseArgs } from 'node:util'
import { percentEncoded } from '../../src/text.js'
import { LOOPBACK } from '../http.js'
import { serveRest } from './database.js'
import { Lifetime } from './lifetime.js'
import { startOwnRedis } from './own-redis.js'

export interface LaptopOptions {
  /** Of the REST API; 0 is any free one, as for the Redis. */
  readonly port: number
  readonly redisPort: number
  /** For the REST API, and a password of the Redis too; undefined for a new one. */
  readonly token: string | undefined
}

export const DATABASE_USAGE = [
  'or: npm run emulator -- --database [--port N] [--redis-port N] [--token TEXT]',
  '  one database at once, without the Developer API: its REST API on --port, its Redis on --redis-port, and its token'
].join('\n')

/** The options, as parseArgs takes them. */
export const LAPTOP_OPTIONS = {
  database: { type: 'boolean' },
  port: { type: 'string', default: '0' },
  'redis-port': { type: 'string', default: '0' },
  token: { type: 'string' }
} as const

/** @throws Error with one sentence on what is wrong with the arguments */
export function readLaptopOptions(args: string[]): LaptopOptions {
  const { values } = parseArgs({ args, strict: true, options: LAPTOP_OPTIONS })
  const { token } = values
  if (token === '') throw new Error('--token is blank')
  return { port: portOf('port', values.port), redisPort: portOf('redis-port', values['redis-port']), token }
}

function portOf(name: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN
  if (port <= 65_535) return port
  throw new Error(`--${name} is a whole number from 0 to 65535, not "${text}"`)
}

/** Starts the database and prints it as lines for a `.env` file. Rejects with a plain sentence if it does not start. */
export async function runOnLaptop({ port, redisPort, token }: LaptopOptions): Promise<void> {
  const lifetime = new Lifetime()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, lifetime.end)
  try {
    const say = (line: string): void => {
      console.error(line)
    }
    const redis = await startOwnRedis({ lifetime, say, port: redisPort, restToken: token })
    const database = await serveRest(redis, lifetime, port)
    const login = token === undefined ? (database.password ?? '') : token
    console.log(`UPSTASH_REDIS_REST_URL="${database.rest_url}"
UPSTASH_REDIS_REST_TOKEN="${database.rest_token}"
REDIS_URL="redis://default:${percentEncoded(login)}@${LOOPBACK}:${database.port}"
# Ctrl-C ends the database; its data is lost.`)
  } catch (error) {
    lifetime.end()
    await lifetime.ended
    throw error
  }
}
