import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/** The job's own token as `${{ github.token }}` gives it; the runner masks it before any step starts. */
export const jobToken = 'ghs_W8sJb2YtQe5Kx0aRn7LcU3dVf9Hg1PmZoT4i'

const commandFiles = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH'] as const

/** The folder and files a runner lays out for one step. */
export class StepFiles {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async create(event: unknown): Promise<StepFiles> {
    const files = new StepFiles(await mkdtemp(join(tmpdir(), 'runner-')))
    for (const name of ['home', 'temp', 'workspace']) await mkdir(files.path(name))
    for (const name of [...commandFiles, 'GITHUB_STEP_SUMMARY']) await writeFile(files.path(name), '')
    await writeFile(files.path('event.json'), JSON.stringify(event ?? {}))
    return files
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  async read(name: (typeof commandFiles)[number] | 'GITHUB_STEP_SUMMARY'): Promise<string> {
    return await readFile(this.path(name), 'utf8')
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 })
  }

  /**
   * The variables of a hosted runner, and nothing of this process but what coverage and a test's own certificate need:
   * no proxy, no NODE_OPTIONS. With `commandFiles: false` values travel as commands on standard output.
   */
  environment(options: { commandFiles: boolean }): Record<string, string> {
    const environment: Record<string, string> = {
      PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
      HOME: this.path('home'),
      LANG: 'C.UTF-8',
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION: '__self',
      GITHUB_ACTOR: 'octocat',
      // Nothing listens there: a test that means to talk to GitHub says where.
      GITHUB_API_URL: 'http://127.0.0.1:9',
      GITHUB_BASE_REF: '',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: this.path('event.json'),
      GITHUB_HEAD_REF: '',
      GITHUB_JOB: 'test',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_REF_TYPE: 'branch',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_REPOSITORY_ID: '123456789',
      GITHUB_REPOSITORY_OWNER: 'acme',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_RUN_ID: '1658821493',
      GITHUB_RUN_NUMBER: '42',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
      GITHUB_STEP_SUMMARY: this.path('GITHUB_STEP_SUMMARY'),
      GITHUB_WORKFLOW: 'CI',
      GITHUB_WORKSPACE: this.path('workspace'),
      RUNNER_ARCH: 'X64',
      RUNNER_ENVIRONMENT: 'github-hosted',
      RUNNER_OS: 'Linux',
      RUNNER_TEMP: this.path('temp')
    }
    if (options.commandFiles) for (const name of commandFiles) environment[name] = this.path(name)
    for (const name of ['NODE_V8_COVERAGE', 'NODE_EXTRA_CA_CERTS']) {
      const value = process.env[name]
      if (value !== undefined && value !== '') environment[name] = value
    }
    return environment
  }
}
