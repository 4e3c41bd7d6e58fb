import { Redis as RestClient } from '@upstash/redis'
import { Redis as TcpClient } from 'ioredis'

/** Writes and reads through the REST API with Upstash's own client; returns what was read. */
export async function useThroughRest(outputs: Record<string, string>): Promise<string> {
  const url = outputs['rest_url'] ?? ''
  const client = new RestClient({ url, token: outputs['rest_token'] ?? '', enableTelemetry: false })
  await client.set('greeting', 'hello from the REST client')
  return String(await client.get('greeting'))
}

/** Reads a key over TCP with nothing but the Redis URL. */
export async function readThroughTcp(outputs: Record<string, string>, key: string): Promise<string> {
  const client = new TcpClient(outputs['redis_url'] ?? '', { lazyConnect: true, maxRetriesPerRequest: 1 })
  // Without a listener ioredis prints connection errors by itself; they reach us through connect() anyway.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return String(await client.get(key))
  } finally {
    client.disconnect()
  }
}
