import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A process in which no host name is ever found: all threads of libuv's pool wait for a file that nobody writes. */
export interface BlockedLookUps {
  /** Variables for the process. */
  readonly env: Record<string, string>
  close(): void
}

/** Needs `mkfifo`, which Linux and macOS have. */
export function blockLookUps(): BlockedLookUps {
  const folder = mkdtempSync(join(tmpdir(), 'look-ups-'))
  const pipe = join(folder, 'pipe')
  const script = join(folder, 'block.cjs')
  execFileSync('mkfifo', [pipe])
  // The pool has as many threads as the variable says, and each of them waits in open().
  writeFileSync(
    script,
    `const fs = require('node:fs')\nfor (let n = 0; n < 2; n++) fs.open(${JSON.stringify(pipe)}, 'r', () => undefined)\n`
  )
  return {
    env: { UV_THREADPOOL_SIZE: '2', NODE_OPTIONS: `--require ${JSON.stringify(script)}` },
    close: () => {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
