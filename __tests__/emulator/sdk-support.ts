/** Databases of an emulator, and @upstash/redis as a client of theirs. */
import { Redis, type RedisConfigNodejs } from '@upstash/redis'
import { afterAll, beforeAll } from '@jest/globals'
import { startEmulator, type DatabaseRecord } from '../../emulator/index.js'
import { BODY, call } from './support.js'

export interface Database {
  record: DatabaseRecord
  /** A client with the full token unless another is given. */
  client(options?: Partial<RedisConfigNodejs>): Redis
  close(): Promise<void>
}

/** @returns the database of the tests of one file, which is there from before the first to after the last */
export function databaseForTests(): () => Database {
  let database: Database | undefined
  beforeAll(async () => {
    database = await createDatabase()
  })
  afterAll(async () => {
    await database?.close()
  })
  return () => {
    if (database === undefined) throw new Error('the database is created before the first test')
    return database
  }
}

/** How the SDK can ask for its replies. */
export const ENCODINGS = ['base64', false] as const

/** Creates a database in an emulator of its own. */
async function createDatabase(): Promise<Database> {
  const emulator = await startEmulator()
  await call(emulator, 'POST /redis/database', BODY)
  const [record] = emulator.databases()
  const url = record?.rest_url
  if (record === undefined || url === undefined) throw new Error('the database has no REST plane')
  return {
    record,
    client: (options) => new Redis({ url, token: record.rest_token, enableTelemetry: false, ...options }),
    close: async () => emulator.close()
  }
}
