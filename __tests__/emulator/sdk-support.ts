/** Databases of an emulator, and @upstash/redis as a client of theirs. */
import { Redis, type RedisConfigNodejs } from '@upstash/redis'
import { startEmulator, type DatabaseRecord } from '../../emulator/index.js'
import { BODY, call } from './support.js'

export interface Database {
  record: DatabaseRecord
  /** A client with the full token unless another is given. */
  client(options?: Partial<RedisConfigNodejs>): Redis
  close(): Promise<void>
}

/** Creates a database in an emulator of its own. */
export async function createDatabase(): Promise<Database> {
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
