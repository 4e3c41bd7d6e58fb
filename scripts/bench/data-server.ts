/**
 * An emulator with two databases over TLS, to be run by itself. Tells the process that started it where they are, and ends
 * with it.
 */
import { startEmulator } from '../../emulator/index.js'

const emulator = await startEmulator()
const credentials = Buffer.from(`${emulator.email}:${emulator.apiKey}`).toString('base64')
for (const name of ['source', 'target'])
  await fetch(`${emulator.apiUrl}/redis/database`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: JSON.stringify({ name, region: 'global', primary_region: 'us-east-1' })
  })
const [source, target] = emulator.databases().map(({ port, password }) => ({ port, password }))
process.send?.({ source, target, certificate: emulator.certificateFile })
process.on('disconnect', () => {
  void emulator.close().then(() => process.exit())
})
