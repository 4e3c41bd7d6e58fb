import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { record } from './model.js'

/** A value of a variable that holds for one branch. */
interface Value {
  readonly id: string
  readonly key: string
  readonly value: string
  readonly branch: string
}

export interface Deployment {
  readonly branch: string
  /** What the deployment sees: the variables of its branch when it was started. */
  readonly env: Readonly<Record<string, string>>
}

interface Answer {
  readonly status: number
  readonly body?: unknown
}

/**
 * Vercel (REST API, "Create one or more environment variables", "Create a new deployment") and Netlify (OpenAPI,
 * `setEnvVarValue`, `deleteEnvVarValue`, build hooks) on loopback, as far as the recipes use them.
 */
export class DeploymentHosts {
  static readonly token = 'host-token-Zq8vN3'
  static readonly buildHook = '5f3c2b1a'
  readonly values: Value[] = []
  readonly deployments: Deployment[] = []
  readonly #server: Server
  #ids = 0

  private constructor(server: Server) {
    this.#server = server
    server.on('request', (request: IncomingMessage, response) => {
      void readBody(request).then((body) => {
        const { status, body: reply } = this.#answer(request, body)
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(reply === undefined ? undefined : JSON.stringify(reply))
      })
    })
  }

  static async start(): Promise<DeploymentHosts> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new DeploymentHosts(server)
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.#server.close()
    await once(this.#server, 'close')
  }

  reset(): void {
    this.values.length = 0
    this.deployments.length = 0
  }

  /** Sets a value that is not the workflow's. */
  add(key: string, value: string, branch: string): void {
    this.values.push({ id: `value-${++this.#ids}`, key, value, branch })
  }

  #answer(request: IncomingMessage, body: string): Answer {
    const url = new URL(request.url ?? '/', this.url)
    const [path, query, method] = [url.pathname, url.searchParams, request.method ?? '']
    if (path === `/build_hooks/${DeploymentHosts.buildHook}` && method === 'POST')
      return this.#deploy(query.get('trigger_branch') ?? '', { status: 200 })
    if (request.headers.authorization !== `Bearer ${DeploymentHosts.token}`) return { status: 403 }
    return path.startsWith('/api/v1/')
      ? this.#netlify(method, path, { query, body })
      : this.#vercel(method, path, { query, body })
  }

  #vercel(method: string, path: string, { query, body }: { query: URLSearchParams; body: string }): Answer {
    if (query.get('teamId') !== 'team_acme') return { status: 403 }
    const at = `${method} ${path}`
    if (at === 'POST /v13/deployments') {
      const { ref, sha } = record(record(JSON.parse(body), 'body')['gitSource'], 'gitSource')
      return typeof sha === 'string' && sha !== ''
        ? this.#deploy(String(ref), { status: 200, body: { url: 'shop-git-topic.vercel.app' } })
        : { status: 400 }
    }
    if (at === 'POST /v10/projects/prj_shop/env') {
      const entries: unknown = JSON.parse(body)
      if (!Array.isArray(entries) || query.get('upsert') !== 'true') return { status: 400 }
      for (const entry of entries) {
        const { key, value, target, gitBranch } = record(entry, 'variable')
        if (JSON.stringify(target) !== '["preview"]') return { status: 400 }
        this.#set(String(key), String(value), String(gitBranch))
      }
      return { status: 201, body: { created: entries, failed: [] } }
    }
    if (at === 'GET /v9/projects/prj_shop/env') {
      const envs = this.values.map(({ id, key, branch }) => ({ id, key, gitBranch: branch }))
      return { status: 200, body: { envs } }
    }
    const id = /^DELETE \/v9\/projects\/prj_shop\/env\/([\w-]+)$/.exec(at)?.[1]
    return id !== undefined && this.#remove(id) ? { status: 200, body: {} } : { status: 404 }
  }

  #netlify(method: string, path: string, { query, body }: { query: URLSearchParams; body: string }): Answer {
    const [, key, id] = /^\/api\/v1\/accounts\/acme\/env\/(\w+)(?:\/value\/([\w-]+))?$/.exec(path) ?? []
    if (key === undefined || query.get('site_id') !== 'site-shop') return { status: 404 }
    if (method === 'PATCH') {
      const { context, context_parameter, value } = record(JSON.parse(body), 'body')
      if (context !== 'branch') return { status: 422 }
      this.#set(key, String(value), String(context_parameter))
      return { status: 201, body: { key } }
    }
    if (method === 'GET') {
      const values = this.values.filter((value) => value.key === key)
      const shown = values.map(({ id: each, branch }) => ({
        id: each,
        context: 'branch',
        context_parameter: branch
      }))
      return { status: 200, body: { key, values: shown } }
    }
    return method === 'DELETE' && id !== undefined && this.#remove(id) ? { status: 204 } : { status: 404 }
  }

  #set(key: string, value: string, branch: string): void {
    const at = this.values.findIndex((each) => each.key === key && each.branch === branch)
    if (at >= 0) this.values.splice(at, 1)
    this.add(key, value, branch)
  }

  #remove(id: string): boolean {
    const at = this.values.findIndex((each) => each.id === id)
    if (at >= 0) this.values.splice(at, 1)
    return at >= 0
  }

  #deploy(branch: string, answer: Answer): Answer {
    const visible = this.values.filter((value) => value.branch === branch)
    this.deployments.push({ branch, env: Object.fromEntries(visible.map(({ key, value }) => [key, value])) })
    return answer
  }
}

/** `flyctl` with apps that are files: what was imported as secrets, and after it what was deployed. */
export class FakeFlyctl {
  /** Goes to the front of PATH. */
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async create(): Promise<FakeFlyctl> {
    const folder = await mkdtemp(join(tmpdir(), 'flyctl-'))
    await writeFile(join(folder, 'flyctl'), script)
    await chmod(join(folder, 'flyctl'), 0o755)
    return new FakeFlyctl(folder)
  }

  /** What was done to an app, line by line; undefined if there is none. */
  async app(name: string): Promise<string | undefined> {
    return await readFile(join(this.folder, `${name}.app`), 'utf8').catch(() => undefined)
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true })
  }
}

const script = `#!/usr/bin/env bash
set -eu
[ "$FLY_API_TOKEN" = '${DeploymentHosts.token}' ]
case "$1 $2" in 'apps '* ) name=$3 ;; 'secrets '* ) name=$4 ;; * ) name=$3 ;; esac
file=$(dirname "$0")/$name.app
case "$1 $2" in
  'status --app') test -f "$file" ;;
  'apps create') [ ! -f "$file" ] && echo "created in $5" >"$file" ;;
  'secrets import') [ "$5" = --stage ] && cat >>"$file" ;;
  'deploy --app') test -f "$file" && echo deployed >>"$file" ;;
  'apps destroy') [ "$4" = --yes ] && rm "$file" ;;
esac
`

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
