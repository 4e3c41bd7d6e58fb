/**
 * The application of the demo: it finds its database in the environment, as a user's own tests would, and is careless
 * enough to print its secrets.
 */
import { Redis as RestClient } from '@upstash/redis'
import { Redis as TcpClient } from 'ioredis'

const { UPSTASH_REDIS_REST_TOKEN = '', REDIS_URL = '' } = process.env

const rest = RestClient.fromEnv({ enableTelemetry: false })
const visits = await rest.incr('visits')
console.log(`@upstash/redis over REST, with ${UPSTASH_REDIS_REST_TOKEN}: INCR visits → ${visits}`)

const tcp = new TcpClient(REDIS_URL, { lazyConnect: true, maxRetriesPerRequest: 1 })
// Without a listener ioredis prints connection errors by itself; they reach us through connect() anyway.
tcp.on('error', () => undefined)
try {
  await tcp.connect()
  console.log(`ioredis over TCP, with ${REDIS_URL}:         GET visits → ${await tcp.get('visits')}`)
} finally {
  tcp.disconnect()
}
