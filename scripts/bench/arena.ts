import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readActionMetadata } from '../../__tests__/support/action-metadata.js'
import { makeCertificate } from '../../__tests__/support/certificate.js'
import { mergeInputs } from '../../__tests__/support/step-inputs.js'
import { CIRCUMSTANCES, type Circumstances } from './circumstances.js'
import type { EntryName } from './rivals.js'

/** Where contestants meet: one HTTPS server in a process of its own, and a folder with a step's files. */
export class Arena {
  readonly folder: string
  readonly #server: ChildProcess
  readonly #origin: string

  private constructor(folder: string, server: ChildProcess, port: number) {
    this.folder = folder
    this.#server = server
    this.#origin = `https://localhost:${port}`
  }

  static async open(folder: string): Promise<Arena> {
    const { key, cert } = await makeCertificate(['localhost'])
    const files = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') }
    await writeFile(files.key, key)
    await chmod(files.key, 0o600)
    await writeFile(files.cert, cert)
    const script = fileURLToPath(import.meta.resolve('./server.js'))
    const server = spawn(process.execPath, [script, files.key, files.cert], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc']
    })
    const [port] = (await once(server, 'message')) as [number]
    return new Arena(folder, server, port)
  }

  /** How many requests have come since the last call. */
  async requests(): Promise<number> {
    const answer = once(this.#server, 'message') as Promise<[number]>
    this.#server.send('requests')
    return (await answer)[0]
  }

  close(): void {
    this.#server.disconnect()
  }

  /** What every contestant of an entry gets: the same inputs in the same environment, and a certificate to trust. */
  async environmentFor(entry: EntryName): Promise<Record<string, string>> {
    const circumstances = CIRCUMSTANCES[entry]
    const event = join(this.folder, `${entry}.json`)
    await writeFile(event, JSON.stringify(circumstances.event))
    const certificate = join(this.folder, 'cert.pem')
    const apiUrl = `${this.#origin}/${circumstances.account}/v2`
    const environment: Record<string, string> = {
      PATH: process.env['PATH'] ?? '',
      HOME: this.folder,
      CA: certificate,
      NODE_EXTRA_CA_CERTS: certificate,
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: `${this.#origin}/github`,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: event,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_REPOSITORY: 'acme/shop',
      ...circumstances.variables,
      // The post step calls the address that the main step used.
      ...(circumstances.phase === 'post' ? { STATE_api_url: apiUrl } : {})
    }
    for (const name of [
      'GITHUB_OUTPUT',
      'GITHUB_STATE',
      'GITHUB_ENV',
      'GITHUB_PATH',
      'GITHUB_STEP_SUMMARY'
    ]) {
      environment[name] = join(this.folder, name)
      await writeFile(join(this.folder, name), '')
    }
    for (const [name, value] of Object.entries(await inputsOf(circumstances, apiUrl))) {
      environment[`INPUT_${name.toUpperCase()}`] = value
    }
    return environment
  }
}

async function inputsOf({ action, inputs }: Circumstances, apiUrl: string): Promise<Record<string, string>> {
  const metadata = await readActionMetadata(action)
  const ifDeclared = (name: string, value: string): Record<string, string> =>
    metadata.inputs.some((input) => input.name === name) ? { [name]: value } : {}
  return mergeInputs(metadata, {
    email: 'user@example.com',
    api_key: '3f1a9e0c-7a52-4d0b-9c55-1d3d4e8b7a60',
    api_url: apiUrl,
    // The server has no database behind it that could answer.
    ...ifDeclared('wait_until_ready', 'false'),
    ...inputs
  })
}
