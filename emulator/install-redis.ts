/** Makes sure that a Redis server is on this machine. */
import { spawn } from 'node:child_process'
import { findExecutable, findRedisServers } from './executable.js'

/** What the installation needs of the machine; tests give one of their own. */
export interface Machine {
  /** The file of the best Redis server on PATH. */
  server(): string | undefined
  /** Whether a program of this name is on PATH. */
  has(name: string): boolean
  /** Runs a program to its end; undefined if it succeeded, else the last line it said. */
  run(command: readonly string[]): Promise<string | undefined>
  /** Undefined on systems without users of this kind. */
  uid(): number | undefined
}

/** There is no server in the end. */
export interface Missing {
  /** Why, as the end of a sentence: "apt-get failed (…)". */
  readonly why: string
  /** What a person can run instead; undefined if no package manager is known. */
  readonly command: string | undefined
}

interface PackageManager {
  readonly command: string
  readonly root: boolean
  readonly steps: readonly (readonly string[])[]
  readonly byHand: string
}

/**
 * systemctl reads SYSTEMD_OFFLINE (systemd's ENVIRONMENT.md) and then starts nothing, so that Debian's package
 * does not leave a service on port 6379 behind. If it is not honoured, the only harm is that service.
 */
const OFFLINE = ['env', 'SYSTEMD_OFFLINE=1', 'DEBIAN_FRONTEND=noninteractive']

const MANAGERS: readonly PackageManager[] = [
  {
    command: 'apt-get',
    root: true,
    steps: [
      [...OFFLINE, 'apt-get', '-qq', 'update'],
      [...OFFLINE, 'apt-get', '-qq', 'install', '--yes', '--no-install-recommends', 'redis-server']
    ],
    byHand: 'sudo apt-get update && sudo apt-get install redis-server'
  },
  {
    command: 'brew',
    root: false,
    steps: [['brew', 'install', '--quiet', 'redis']],
    byHand: 'brew install redis'
  },
  {
    command: 'apk',
    root: true,
    steps: [['apk', 'add', '--no-progress', 'redis']],
    byHand: 'sudo apk add redis'
  },
  {
    command: 'dnf',
    root: true,
    // Fedora 41 and later have valkey instead of redis.
    steps: [['sh', '-c', 'dnf -qy install redis || dnf -qy install valkey']],
    byHand: 'sudo dnf install redis'
  }
]

const thisMachine: Machine = {
  server: () => findRedisServers()[0],
  has: (name) => findExecutable([name]) !== undefined,
  run: runProgram,
  uid: () => process.getuid?.()
}

/**
 * The file of a Redis server, which is installed if there is none and if that needs no password.
 *
 * @param say gets one line before something is installed
 */
export async function ensureRedis(
  say: (line: string) => void,
  machine: Machine = thisMachine
): Promise<string | Missing> {
  const present = machine.server()
  if (present !== undefined) return present
  const manager = MANAGERS.find(({ command }) => machine.has(command))
  const command = manager?.byHand
  const prefix = manager?.root === true ? await rootPrefix(machine) : []
  if (manager === undefined || prefix === undefined) {
    return { why: 'it could not be installed without asking', command }
  }
  say(`Installing a Redis server with ${manager.command} …`)
  const problem = await install(manager, prefix, machine)
  const installed = machine.server()
  if (installed !== undefined) return installed
  return { why: `${manager.command} failed (${problem ?? 'no server on PATH afterwards'})`, command }
}

/** How to become root without a question being asked, or undefined if that is not possible. */
async function rootPrefix(machine: Machine): Promise<string[] | undefined> {
  if (machine.uid() === 0) return []
  if (!machine.has('sudo')) return undefined
  return (await machine.run(['sudo', '-n', 'true'])) === undefined ? ['sudo', '-n'] : undefined
}

/** Runs all steps, as an outdated index may do; undefined if the last one went well, else what it said. */
async function install(
  { steps }: PackageManager,
  prefix: readonly string[],
  machine: Machine
): Promise<string | undefined> {
  let problem: string | undefined
  for (const step of steps) problem = await machine.run([...prefix, ...step])
  return problem
}

async function runProgram([program = '', ...args]: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let words = ''
    child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()))
    child.once('error', (error) => {
      resolve(error.message)
    })
    child.once('close', (code) => {
      resolve(code === 0 ? undefined : (words.trim().split('\n').at(-1) ?? '') || 'no reason given')
    })
  })
}
