import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { readActionMetadata } from '../__tests__/support/action-metadata.js'
import { makeCertificate } from '../__tests__/support/certificate.js'
import { mergeInputs } from '../__tests__/support/step-inputs.js'

/** What every contestant gets: the same inputs in the same environment, and a certificate to trust. */
export interface World {
  readonly environment: Record<string, string>
  readonly certificate: string
  readonly stop: () => void
}

/** Starts the HTTPS server in a process of its own and lays out a step's environment in `folder`. */
export async function startWorld(folder: string): Promise<World> {
  const key = join(folder, 'key.pem')
  const certificate = join(folder, 'cert.pem')
  const pair = await makeCertificate(['localhost'])
  await writeFile(key, pair.key)
  await chmod(key, 0o600)
  await writeFile(certificate, pair.cert)
  const output = join(folder, 'output')
  const event = join(folder, 'event.json')
  await writeFile(output, '')
  await writeFile(event, '{}')

  const script = fileURLToPath(import.meta.resolve('./bench-server.js'))
  const server = spawn(process.execPath, [script, key, certificate], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [port] = (await once(createInterface(server.stdout), 'line')) as [string]

  const action = await readActionMetadata('.')
  const inputs = mergeInputs(action, {
    email: 'user@example.com',
    api_key: '3f1a9e0c-7a52-4d0b-9c55-1d3d4e8b7a60',
    primary_region: 'us-east-1',
    api_url: `https://localhost:${port}/v2`,
    // The server has no database behind it that could answer.
    ...(action.inputs.some(({ name }) => name === 'wait_until_ready') ? { wait_until_ready: 'false' } : {})
  })
  const environment: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    CA: certificate,
    NODE_EXTRA_CA_CERTS: certificate,
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: event,
    GITHUB_OUTPUT: output,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REPOSITORY: 'acme/shop'
  }
  for (const name of ['GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY']) {
    environment[name] = join(folder, name)
    await writeFile(join(folder, name), '')
  }
  for (const [name, value] of Object.entries(inputs)) environment[`INPUT_${name.toUpperCase()}`] = value
  return { environment, certificate, stop: () => server.kill() }
}
