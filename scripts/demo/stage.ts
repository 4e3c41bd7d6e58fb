import { GitHubServer } from '../../__tests__/support/github/server.js'
import { startEmulator, type Emulator } from '../../emulator/index.js'

/** The repository whose workflows run. */
export const REPOSITORY = 'acme/shop'

/** What surrounds the jobs of the demo: Upstash and GitHub, both on this machine. */
export class Stage {
  readonly emulator: Emulator
  readonly github: GitHubServer
  readonly #secrets = new Set<string>()

  private constructor(emulator: Emulator, github: GitHubServer) {
    this.emulator = emulator
    this.github = github
  }

  /** Rejects with a plain sentence when there is no Redis server on this machine. */
  static async open(): Promise<Stage> {
    const emulator = await startEmulator()
    try {
      return new Stage(emulator, await GitHubServer.start())
    } catch (error) {
      await emulator.close()
      throw error
    }
  }

  /** Every credential that a database of the account has, or had when this was called before. */
  secrets(): string[] {
    for (const { password, rest_token, read_only_rest_token } of this.emulator.databases()) {
      for (const secret of [password, rest_token, read_only_rest_token]) this.#secrets.add(secret)
    }
    return [...this.#secrets]
  }

  /** Ends both, and every Redis server with them. */
  async close(): Promise<void> {
    await Promise.all([this.github.close(), this.emulator.close()])
  }
}
