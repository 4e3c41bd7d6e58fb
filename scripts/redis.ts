/** Makes sure that a Redis server is on this machine; says nothing when it is there already. */
import { spawnSync } from 'node:child_process'
import { findExecutable, REDIS_SERVERS } from '../emulator/executable.js'

/**
 * systemctl reads SYSTEMD_OFFLINE (systemd's ENVIRONMENT.md) and then starts nothing, so that Debian's package
 * does not leave a service on port 6379 behind. If it is not honoured, the only harm is that service.
 */
const OFFLINE = ['env', 'SYSTEMD_OFFLINE=1', 'DEBIAN_FRONTEND=noninteractive']

interface PackageManager {
  command: string
  root: boolean
  steps: string[][]
}

const APT: PackageManager = {
  command: 'apt-get',
  root: true,
  steps: [
    [...OFFLINE, 'apt-get', '-qq', 'update'],
    [...OFFLINE, 'apt-get', '-qq', 'install', '--yes', '--no-install-recommends', 'redis-server']
  ]
}
const MANAGERS: PackageManager[] = [
  APT,
  { command: 'brew', root: false, steps: [['brew', 'install', '--quiet', 'redis']] },
  { command: 'apk', root: true, steps: [['apk', 'add', '--no-progress', 'redis']] },
  // Fedora 41 and later have valkey instead of redis.
  { command: 'dnf', root: true, steps: [['sh', '-c', 'dnf -qy install redis || dnf -qy install valkey']] }
]

function installed(): boolean {
  return findExecutable(REDIS_SERVERS) !== undefined
}

function onPath(name: string): boolean {
  return findExecutable([name]) !== undefined
}

/** How to become root without a question being asked, or undefined if that is not possible. */
function rootPrefix(): string[] | undefined {
  if (process.getuid?.() === 0) return []
  const sudo = onPath('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  return sudo ? ['sudo', '-n'] : undefined
}

/** Runs the steps; undefined when all went well, else the last line that was said. */
function install(manager: PackageManager, prefix: string[]): string | undefined {
  let problem: string | undefined
  for (const step of manager.steps) {
    const [command = '', ...args] = [...prefix, ...step]
    const run = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
    if (run.status === 0) problem = undefined
    else problem = run.error?.message ?? run.stderr.trim().split('\n').at(-1) ?? 'no reason given'
  }
  return problem
}

function byHand(manager: PackageManager | undefined): string {
  if (manager === undefined) return 'install Redis with your package manager'
  if (manager === APT) return 'run: sudo apt-get update && sudo apt-get install redis-server'
  const name = manager.command === 'brew' ? 'brew install redis' : `sudo ${manager.command} install redis`
  return `run: ${manager.command === 'apk' ? 'sudo apk add redis' : name}`
}

/** The one line for a person when there is no server in the end; undefined when there is one. */
function ensure(): string | undefined {
  if (installed()) return undefined
  const manager = MANAGERS.find(({ command }) => onPath(command))
  const prefix = manager?.root === true ? rootPrefix() : []
  let reason = 'it could not be installed without asking'
  if (manager !== undefined && prefix !== undefined) {
    console.error(`Installing a Redis server with ${manager.command} …`)
    const problem = install(manager, prefix)
    if (installed()) return undefined
    reason = `${manager.command} failed (${problem ?? 'no server on PATH afterwards'})`
  }
  return `No Redis server (${REDIS_SERVERS.join(' or ')}) on this machine, and ${reason}; ${byHand(manager)}`
}

const problem = ensure()
if (problem !== undefined) {
  console.error(problem)
  process.exitCode = 1
}
