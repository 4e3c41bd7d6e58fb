/** Programs on this machine. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What a Redis server is called; Valkey is its fork and as good here. */
export const REDIS_SERVERS = ['redis-server', 'valkey-server']

/** The file of the first of these programs that is on PATH. */
export function findExecutable(names: readonly string[]): string | undefined {
  const directories = (process.env['PATH'] ?? '').split(delimiter).filter((directory) => directory !== '')
  return names.flatMap((name) => directories.map((directory) => join(directory, name))).find(executable)
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
