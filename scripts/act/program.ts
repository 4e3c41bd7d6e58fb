import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter, dirname, resolve } from 'node:path'
import { promisify } from 'node:util'

/** One run of act may take this long if nobody watches it, in milliseconds. */
const LIMIT_MS = 120_000

/** Its message is for whoever started the script, and says all there is to say. */
export class UsageError extends Error {}

export interface ActRun {
  /** Everything act printed. */
  readonly log: string
  /** Null if act had to be ended. */
  readonly exitCode: number | null
}

export interface Surroundings {
  readonly folder: string
  /** A folder for its caches. */
  readonly cache: string
  /** Gets whatever it prints, as it comes. Whoever watches can also end it, so there is no limit then. */
  readonly onOutput?: ((chunk: Buffer) => void) | undefined
}

/** The program act (https://github.com/nektos/act), found and asked for its version. */
export class Act {
  /** As it says itself: `act version 0.2.89`. */
  readonly version: string
  readonly #path: string

  private constructor(path: string, version: string) {
    this.#path = path
    this.version = version
  }

  /** @throws UsageError if there is no program at `path`, or it is not act */
  static async at(path: string): Promise<Act> {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: LIMIT_MS }).catch(() => {
      throw new UsageError(`No program runs as "${path}". Say where act is: npm run act -- PATH`)
    })
    const version = stdout.trim()
    if (!/^act version \d/.test(version))
      throw new UsageError(`"${path}" is not act. Say where act is: npm run act -- PATH`)
    // A name alone is looked for in PATH; a path must hold in any folder.
    return new Act(path.includes('/') ? resolve(path) : path, version)
  }

  /** Runs it with the Node of this process before any other. */
  async run(args: readonly string[], { folder, cache, onOutput }: Surroundings): Promise<ActRun> {
    const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter)
    const child = spawn(this.#path, args, {
      cwd: folder,
      env: { ...process.env, PATH, XDG_CACHE_HOME: cache },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: onOutput === undefined ? LIMIT_MS : undefined
    })
    const chunks: Buffer[] = []
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        onOutput?.(chunk)
      })
    await once(child, 'close')
    return { log: Buffer.concat(chunks).toString(), exitCode: child.exitCode }
  }
}
