/** The official command line, pointed at an emulator. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Emulator } from '../../emulator/index.js'

/** The CLI has no option for the API's address, but looks up `fetch` when it calls. */
const REDIRECT = `
const real = globalThis.fetch
globalThis.fetch = (url, init) => real(String(url).replace('https://api.upstash.com/v2', process.env.EMULATOR_URL), init)
`
const CLI = join(
  dirname(createRequire(import.meta.url).resolve('@upstash/cli/package.json')),
  'dist',
  'cli.js'
)

export interface CommandLine {
  /** Runs `upstash redis …` with the words of a line and these after them. */
  run(line: string, ...more: string[]): Promise<{ failed: boolean; json: unknown }>
  close(): void
}

export function commandLineFor(emulator: Emulator): CommandLine {
  const home = mkdtempSync(join(tmpdir(), 'cli-'))
  const preload = `data:text/javascript,${encodeURIComponent(REDIRECT)}`
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    EMULATOR_URL: emulator.apiUrl,
    UPSTASH_EMAIL: emulator.email,
    UPSTASH_API_KEY: emulator.apiKey
  }
  return {
    async run(line, ...more) {
      const args = ['--import', preload, CLI, 'redis', ...line.split(' '), ...more]
      return new Promise((resolve) => {
        execFile(process.execPath, args, { cwd: home, env }, (error, stdout, stderr) => {
          const json: unknown = JSON.parse(error === null ? stdout : stderr)
          resolve({ failed: error !== null, json })
        })
      })
    },
    close() {
      rmSync(home, { recursive: true, force: true })
    }
  }
}
