import { exists } from '@ioredis/commands'

/** Whether there is such a command, so that its name is no part of a value that went astray. */
export function isKnown(name: string): boolean {
  return exists(name, { caseInsensitive: true })
}
