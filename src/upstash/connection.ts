import { percentEncoded } from '../text.js'
import { isLoopback } from '../address.js'
import type { Database } from './database.js'

/** How a program reaches the database, in the forms clients take. The secret ones are undefined if Upstash withholds them. */
export interface Connection {
  restUrl: string
  /** `rediss://default:PASSWORD@ENDPOINT:PORT`; a secret. */
  redisUrl: string | undefined
}

/** @param apiUrl where the database was read from: only an emulator on this machine may name a REST address of its own */
export function connectionOf(database: Database, apiUrl: string): Connection {
  const { endpoint, port, tls, password } = database
  const scheme = tls ? 'rediss' : 'redis'
  const redisUrl =
    password === undefined ? undefined : `${scheme}://default:${percentEncoded(password)}@${endpoint}:${port}`
  return { restUrl: localRestUrl(database.rest_url, apiUrl) ?? `https://${endpoint}`, redisUrl }
}

function localRestUrl(restUrl: string | undefined, apiUrl: string): string | undefined {
  if (restUrl === undefined || !URL.canParse(restUrl)) return undefined
  return isLoopback(new URL(apiUrl)) && isLoopback(new URL(restUrl)) ? restUrl : undefined
}
