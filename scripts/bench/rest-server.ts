/**
 * An emulator with one database, to be run by itself so that it shares no thread with its clients. Tells the process that
 * started it where the database is, and ends with it.
 */
import { startEmulator } from '../../emulator/index.js'

const emulator = await startEmulator({ plainTcp: true })
const credentials = Buffer.from(`${emulator.email}:${emulator.apiKey}`).toString('base64')
await fetch(`${emulator.apiUrl}/redis/database`, {
  method: 'POST',
  headers: { authorization: `Basic ${credentials}` },
  body: JSON.stringify({ name: 'bench', region: 'global', primary_region: 'us-east-1' })
})
const [database] = emulator.databases()
process.send?.({
  url: database?.rest_url ?? '',
  token: database?.rest_token ?? '',
  redisUrl: `redis://default:${database?.password ?? ''}@127.0.0.1:${database?.port ?? 0}`
})
process.on('disconnect', () => {
  void emulator.close().then(() => process.exit())
})
