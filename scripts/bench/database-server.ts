/**
 * An emulator with databases, to be run by itself: `plain` or `tls`, and the names of the databases. Tells the process that
 * started it where they are, and ends with it.
 */
import { call } from '../../__tests__/emulator/support.js'
import { startEmulator } from '../../emulator/index.js'
import type { Databases } from './databases.js'

const [transport, ...names] = process.argv.slice(2)
const emulator = await startEmulator({ plainTcp: transport === 'plain' })
for (const name of names)
  await call(emulator, 'POST /redis/database', { name, region: 'global', primary_region: 'us-east-1' })
const places = emulator.databases().map(({ rest_url = '', rest_token, tls, password, port }) => ({
  url: rest_url,
  token: rest_token,
  redisUrl: `${tls ? 'rediss' : 'redis'}://default:${password}@127.0.0.1:${port}`
}))
process.send?.({ places, certificate: emulator.certificateFile } satisfies Databases)
process.on('disconnect', () => {
  void emulator.close().then(() => process.exit())
})
