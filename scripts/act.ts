/**
 * Runs the examples, unchanged, with the independent workflow runner `act` (https://github.com/nektos/act) against the
 * emulator: `node build/scripts/act.js [path of act]`. Nothing else in this repository needs act.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { repositoryRoot } from '../__tests__/support/root.js'
import { jobToken } from '../__tests__/support/runner-environment.js'
import { GitHub } from '../__tests__/support/github.js'
import {
  branchEvent,
  callerRepository,
  pullRequestEvent,
  type WorkflowEvent
} from '../__tests__/support/workflow/run-context.js'
import { startEmulator, type Emulator } from '../emulator/index.js'

const actionParts = ['action.yml', 'dist', 'get', 'delete', 'preview', 'sweep', '.github']
const checkout = 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd'

/** What to run, whether the pull request is open then, and how many databases there should be after it. */
const plan: readonly (readonly [string, WorkflowEvent, boolean, number])[] = [
  ['preview-per-pull-request.yml', pullRequestEvent('opened', 7), true, 1],
  ['preview-per-pull-request.yml', pullRequestEvent('closed', 7), false, 0],
  ['preview-reusable-workflow.yml', pullRequestEvent('opened', 7), true, 1],
  ['preview-reusable-workflow.yml', pullRequestEvent('closed', 7), false, 0],
  ['matrix.yml', branchEvent('push'), false, 0],
  ['create-and-use-in-another-job.yml', branchEvent('push'), false, 0],
  ['nightly-sweep.yml', branchEvent('schedule'), false, 0]
]

interface Bench {
  readonly folder: string
  readonly emulator: Emulator
  readonly github: GitHub
}

/** The repository `acme/shop` with the examples as its workflows, and this one with the emulator as its default. */
async function prepare({ folder, emulator }: Bench): Promise<void> {
  const shop = join(folder, 'shop')
  await cp(join(repositoryRoot, '__tests__/support/workflow/project'), shop, { recursive: true })
  await cp(join(repositoryRoot, 'examples'), join(shop, '.github/workflows'), { recursive: true })
  const git = (...args: string[]): void => {
    execFileSync('git', [
      '-C',
      shop,
      '-c',
      'user.name=octocat',
      '-c',
      'user.email=octocat@example.com',
      ...args
    ])
  }
  git('init', '--quiet', '--initial-branch=main')
  git('remote', 'add', 'origin', 'https://github.com/acme/shop.git')
  git('add', '.')
  git('commit', '--quiet', '--message=Start')
  const action = join(folder, 'action')
  for (const part of actionParts)
    await cp(join(repositoryRoot, part), join(action, part), { recursive: true })
  for (const part of ['', 'get', 'delete', 'preview', 'sweep']) {
    const file = join(action, part, 'action.yml')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('https://api.upstash.com/v2', emulator.apiUrl))
  }
  // act does not know job.workflow_sha, and would fetch the real actions/checkout: here it only has to copy.
  const standIn = join(folder, 'checkout')
  await mkdir(standIn)
  const copy = `mkdir -p "$GITHUB_WORKSPACE/\${{ inputs.path }}" && cp -R ${action}/. "$GITHUB_WORKSPACE/\${{ inputs.path }}"`
  await writeFile(
    join(standIn, 'action.yml'),
    `name: checkout\ninputs:\n  path: {}\n  repository: {}\n  ref: {}\n  persist-credentials: {}\nruns:\n  using: composite\n  steps:\n    - run: ${JSON.stringify(copy)}\n      shell: bash\n`
  )
}

async function runAct(act: string, example: string, event: WorkflowEvent, bench: Bench): Promise<string> {
  const { folder, emulator, github } = bench
  const eventFile = join(folder, 'event.json')
  await writeFile(eventFile, JSON.stringify({ ...event.payload, act: true }))
  const args = [
    event.name,
    '--workflows',
    `.github/workflows/${example}`,
    '--eventpath',
    eventFile,
    '--actor=octocat',
    '--platform=ubuntu-latest=-self-hosted',
    `--secret=UPSTASH_EMAIL=${emulator.email}`,
    `--secret=UPSTASH_API_KEY=${emulator.apiKey}`,
    `--secret=GITHUB_TOKEN=${jobToken}`,
    `--env=GITHUB_API_URL=${github.apiUrl}`,
    '--no-cache-server',
    '--action-cache-path',
    join(folder, 'cache'),
    `--local-repository=${checkout}=${join(folder, 'checkout')}`,
    `--local-repository=your-org/upstash-redis-action@v1=${join(folder, 'action')}`
  ]
  const child = spawn(act, args, {
    cwd: join(folder, 'shop'),
    env: { ...process.env, PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000
  })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(child, 'close')
  return `${Buffer.concat(chunks).toString()}\nexit code ${String(child.exitCode)}`
}

async function main(act: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'act-'))
  const bench = {
    folder,
    emulator: await startEmulator(),
    github: await GitHub.start({ repository: callerRepository, token: jobToken })
  }
  try {
    await prepare(bench)
    for (const [example, event, open, expected] of plan) {
      if (example.includes('sweep')) bench.emulator.add({ database_name: 'acme-shop-pr-3' })
      if (open) bench.github.open(7)
      else bench.github.shut(7)
      const log = await runAct(act, example, event, bench)
      const left = bench.emulator.databases().length
      const used = log.match(/used 127\.0\.0\.1/g)?.length ?? 0
      const hidden = !log.includes(bench.emulator.apiKey)
      const ok = log.endsWith('exit code 0') && left === expected && hidden
      const action = typeof event.payload['action'] === 'string' ? ` ${event.payload['action']}` : ''
      console.log(
        `${ok ? 'ok    ' : 'FAILED'} ${example} on ${event.name}${action}: ${left} databases left, ${used} uses`
      )
      if (!ok) {
        console.log(log)
        process.exitCode = 1
      }
    }
  } finally {
    await bench.github.stop()
    await bench.emulator.close()
    await rm(folder, { recursive: true, force: true })
  }
}

await main(process.argv[2] ?? 'act')
