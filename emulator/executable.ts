/** Programs on this machine. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What a Redis server is called; Valkey is its fork and as good here. */
export const REDIS_SERVERS = ['redis-server', 'valkey-server']

/** The file of the first of these programs that is on PATH. */
export function findExecutable(names: readonly string[]): string | undefined {
  return allExecutables(names, process.env['PATH'] ?? '')[0]
}

/** The Redis servers on this PATH, those first that know more commands; equals in the order of PATH. */
export function findRedisServers(path = process.env['PATH'] ?? ''): string[] {
  const files = allExecutables(REDIS_SERVERS, path)
  const different = files.filter((file, index) => index === files.map(real).indexOf(real(file)))
  // Asking takes a moment, and nearly always there is only one.
  if (different.length < 2) return different
  const ranked = different.map((file) => ({ file, rank: rankOf(file) }))
  return ranked.sort((one, other) => other.rank - one.rank).map(({ file }) => file)
}

/**
 * The version, as far as it says which commands there are. Valkey is a fork of Redis 7.2. With version 9 it has what Redis
 * has had since 7.4 and more, but not what Redis 8 has.
 */
function rankOf(file: string): number {
  const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 5000 })
  const [, major, minor] = / v=(\d+)\.(\d+)/.exec(stdout) ?? []
  const version = Number(major ?? 0) * 100 + Number(minor ?? 0)
  if (!stdout.startsWith('Valkey')) return version
  return version >= 900 ? 799 : 702
}

function allExecutables(names: readonly string[], path: string): string[] {
  const directories = path.split(delimiter).filter((directory) => directory !== '')
  return names.flatMap((name) => directories.map((directory) => join(directory, name))).filter(executable)
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Several directories of PATH may be one. */
function real(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}
