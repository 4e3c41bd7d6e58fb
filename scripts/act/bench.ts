import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { GitHubServer } from '../../__tests__/support/github/server.js'
import { repositoryRoot } from '../../__tests__/support/root.js'
import { jobToken } from '../../__tests__/support/runner-environment.js'
import { trusting } from '../../__tests__/support/trust.js'
import { callerProject } from '../../__tests__/support/workflow/checkout.js'
import {
  actionRepository,
  callerRepository,
  type WorkflowEvent
} from '../../__tests__/support/workflow/run-context.js'
import { startEmulator, type Emulator } from '../../emulator/index.js'
import type { Act } from './program.js'
import { rewrite, rewritesFor, reusableWorkflow, type Rewrite } from './rewrites.js'
import { branchesAlways, bystanders, openAlways, runsAlways } from './scenarios.js'
import { SecretWatch } from './secrets.js'
import type { Observation } from './verdict.js'

const actionParts = ['action.yml', 'dist', 'get', 'delete', 'preview', 'sweep', 'local', '.github']

/** What act runs: a workflow for an event, with or without secrets. */
export interface Start {
  /** The name of its file. */
  readonly workflow: string
  readonly event: WorkflowEvent
  readonly secrets: boolean
  /** Gets whatever act prints, as it comes. */
  readonly onOutput?: (chunk: Buffer) => void
}

/** The repository acme/shop, by default with the examples as its workflows; this repository, an Upstash and a GitHub. */
export class ActBench {
  readonly emulator: Emulator
  readonly github: GitHubServer
  readonly rewrites: readonly Rewrite[]
  readonly #act: Act
  readonly #folder: string

  private constructor(act: Act, folder: string, servers: { emulator: Emulator; github: GitHubServer }) {
    this.#act = act
    this.#folder = folder
    this.emulator = servers.emulator
    this.github = servers.github
    this.rewrites = rewritesFor(servers.emulator.apiUrl)
  }

  /** Nothing of it is left after `stop`. With `project`, acme/shop is a copy of that folder. */
  static async start(act: Act, project?: string): Promise<ActBench> {
    const folder = await mkdtemp(join(tmpdir(), 'act-'))
    const bench = new ActBench(act, folder, {
      // A key that looks different in a URL.
      emulator: await startEmulator({ apiKey: `act+/=${randomUUID()}` }),
      github: await GitHubServer.start()
    })
    bench.github.open(...openAlways)
    bench.github.runs.start(...runsAlways)
    bench.github.refs.add('heads', ...branchesAlways)
    for (const name of bystanders) bench.emulator.add({ database_name: name })
    await bench.#makeShop(project)
    await bench.#copyAction()
    return bench
  }

  async stop(): Promise<void> {
    await this.github.close()
    await this.emulator.close()
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 })
  }

  /** Runs act once. */
  async run(start: Start): Promise<Observation> {
    const { emulator } = this
    const before = emulator.databases()
    const requests = emulator.requests.length
    const watch = new SecretWatch(emulator, [{ what: "the job's token", value: jobToken }])
    try {
      const { log, exitCode } = await this.#act.run(await this.#arguments(start), {
        folder: join(this.#folder, 'shop'),
        cache: join(this.#folder, 'cache'),
        onOutput: start.onOutput
      })
      return {
        log,
        exitCode,
        before,
        after: emulator.databases(),
        created: watch.databases().length - before.length,
        requests: emulator.requests.length - requests,
        secrets: watch.secrets()
      }
    } finally {
      watch.stop()
    }
  }

  /** Puts the reusable workflow back as it stands in this repository, `$/` included. */
  async restoreReusableWorkflow(): Promise<void> {
    await cp(join(repositoryRoot, reusableWorkflow), join(this.#folder, 'action', reusableWorkflow))
  }

  async #makeShop(project: string | undefined): Promise<void> {
    const shop = join(this.#folder, 'shop')
    await cp(project ?? callerProject, shop, { recursive: true, filter: isSource })
    if (project === undefined)
      await cp(join(repositoryRoot, 'examples'), join(shop, '.github/workflows'), { recursive: true })
    const author = ['-c', 'user.name=octocat', '-c', 'user.email=octocat@example.com']
    const git = (...args: string[]): void => {
      execFileSync('git', ['-C', shop, ...author, ...args])
    }
    git('init', '--quiet', '--initial-branch=main')
    git('remote', 'add', 'origin', `https://github.com/${callerRepository}.git`)
    git('add', '.')
    git('commit', '--quiet', '--message=Start')
  }

  async #copyAction(): Promise<void> {
    const action = join(this.#folder, 'action')
    for (const part of actionParts)
      await cp(join(repositoryRoot, part), join(action, part), { recursive: true })
    for (const each of this.rewrites) await rewrite(action, each)
  }

  /** Trust in the databases, beside what this machine trusts anyway: `npm ci` may reach its registry through a proxy. */
  async #trust(): Promise<Record<string, string>> {
    const { NODE_EXTRA_CA_CERTS: own } = process.env
    const trust = trusting(this.emulator)
    if (own === undefined || own === '' || trust['NODE_EXTRA_CA_CERTS'] === undefined) return trust
    const both = join(this.#folder, 'certificates.pem')
    const files = [own, trust['NODE_EXTRA_CA_CERTS']]
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')))
    await writeFile(both, texts.join('\n'))
    return { ...trust, NODE_EXTRA_CA_CERTS: both }
  }

  async #arguments({ workflow, event, secrets }: Start): Promise<string[]> {
    const eventFile = join(this.#folder, 'event.json')
    await writeFile(eventFile, JSON.stringify(event.payload))
    const { email, apiKey } = this.emulator
    const account = [`--secret=UPSTASH_EMAIL=${email}`, `--secret=UPSTASH_API_KEY=${apiKey}`]
    return [
      event.name,
      '--workflows',
      `.github/workflows/${workflow}`,
      '--eventpath',
      eventFile,
      `--actor=${event.actor}`,
      // On this machine, in no container.
      '--platform=ubuntu-latest=-self-hosted',
      ...(secrets ? account : []),
      `--secret=GITHUB_TOKEN=${jobToken}`,
      `--env=GITHUB_API_URL=${this.github.apiUrl}`,
      ...Object.entries(await this.#trust()).map(([name, value]) => `--env=${name}=${value}`),
      '--no-cache-server',
      '--action-cache-path',
      join(this.#folder, 'cache'),
      `--local-repository=${actionRepository}@v1=${join(this.#folder, 'action')}`
    ]
  }
}

/** Not the history, nor what `npm ci` brings. */
function isSource(path: string): boolean {
  return !['.git', 'node_modules'].includes(basename(path))
}
