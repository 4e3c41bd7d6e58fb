import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A process in which `localhost` is a name that is not found at first, as that of a new database may be. */
export interface LateName {
  /** Variables for the process. */
  readonly env: Record<string, string>
  close(): void
}

/** Every look-up of `localhost` before the one after `times` ends as the system's own does if there is no such name. */
export function lateName(times: number): LateName {
  const folder = mkdtempSync(join(tmpdir(), 'late-name-'))
  const script = join(folder, 'late.cjs')
  writeFileSync(
    script,
    `const dns = require('node:dns')
const { lookup } = dns
let left = ${times}
dns.lookup = (host, options, callback) => {
  if (host === 'localhost' && left-- > 0) return lookup('no-such-host.invalid', options, callback)
  return host === 'localhost' ? lookup('127.0.0.1', options, callback) : lookup(host, options, callback)
}
`
  )
  return {
    env: { NODE_OPTIONS: `--require ${JSON.stringify(script)}` },
    close: () => {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
