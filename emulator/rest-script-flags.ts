/**
 * `allow-key-locking`, a flag of Upstash's own for scripts and functions (upstash.com/docs/redis/features/key-locking),
 * which a Redis server refuses. All scripts of @upstash/ratelimit have it. One thread needs no locks, so the flag is
 * taken out on the way to Redis; that such a script may only use the keys it was given is not checked.
 */
import { createHash } from 'node:crypto'
import type { Argument, Reply } from './resp.js'
import type { Command } from './rest-request.js'

const FLAG = 'allow-key-locking'

export class ScriptFlags {
  /** Digests of scripts with the flag, and those by which Redis knows them. */
  readonly #digests = new Map<string, string>()

  /** The command as Redis takes it. */
  toRedis(command: Command): Command {
    const [name, first = '', ...rest] = command
    switch (name.toUpperCase()) {
      case 'EVAL':
      case 'EVAL_RO':
        return [name, this.#script(first), ...rest]
      case 'EVALSHA':
      case 'EVALSHA_RO':
        return [name, this.#digest(first), ...rest]
      case 'SCRIPT':
        if (isWord(first, 'LOAD')) return [name, first, ...rest.map((script) => this.#script(script))]
        return [name, first, ...rest.map((digest) => this.#digest(digest))]
      case 'FUNCTION':
        return isWord(first, 'LOAD') ? [name, first, ...rest.map(withoutFlagInCode)] : command
      default:
        return command
    }
  }

  /** The reply to a command, given as it was before `toRedis`: a script's digest is that of the script sent. */
  fromRedis([name, first = '', script]: Command, reply: Reply): Reply {
    const loaded = reply.kind === 'bulk' && name.toUpperCase() === 'SCRIPT' && isWord(first, 'LOAD')
    return loaded && script !== undefined ? { kind: 'bulk', bytes: Buffer.from(sha1(script)) } : reply
  }

  #script(script: Argument): Argument {
    const plain = withoutFlag(script)
    if (plain !== script) this.#digests.set(sha1(script), sha1(plain))
    return plain
  }

  #digest(digest: Argument): Argument {
    return this.#digests.get(String(digest).toLowerCase()) ?? digest
  }
}

function isWord(argument: Argument, word: string): boolean {
  return String(argument).toUpperCase() === word
}

function sha1(script: Argument): string {
  return createHash('sha1').update(script).digest('hex')
}

/** Without the flag in the first line; without other flags there, that line is left empty, as older servers want it. */
function withoutFlag(script: Argument): Argument {
  return edited(script, (text) => {
    const [line = ''] = text.split('\n', 1)
    const [, flags] = /^#!lua .*?flags=(\S+)/.exec(line) ?? []
    if (flags === undefined || !flags.split(',').includes(FLAG)) return text
    const others = flags.split(',').filter((flag) => flag !== FLAG)
    const plain = others.length > 0 ? line.replace(`flags=${flags}`, `flags=${others.join(',')}`) : ''
    return plain + text.slice(line.length)
  })
}

/** A library registers its functions with a table of flags somewhere in its code. */
function withoutFlagInCode(code: Argument): Argument {
  return edited(code, (text) => text.replace(/(['"])allow-key-locking\1\s*,?/g, ''))
}

/** Byte for byte, and the same argument if nothing is to be changed in it. */
function edited(argument: Argument, edit: (text: string) => string): Argument {
  const bytes = Buffer.from(argument)
  if (!bytes.includes(FLAG)) return argument
  const text = bytes.toString('latin1')
  const changed = edit(text)
  return changed === text ? argument : Buffer.from(changed, 'latin1')
}
