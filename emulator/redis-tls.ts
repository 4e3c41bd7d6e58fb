/** What Redis servers need to speak TLS. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeCertificate } from './certificate.js'

/** Redis reads both from files and from nowhere else. */
export interface TlsFiles {
  readonly certificate: string
  readonly key: string
}

/** Writes a new certificate for this machine and its key, which only the present user may read. */
export async function makeTlsFiles(directory: string): Promise<TlsFiles> {
  const { key, cert } = await makeCertificate(['localhost'])
  const files = { certificate: join(directory, 'certificate.pem'), key: join(directory, 'key.pem') }
  await writeFile(files.certificate, cert, { mode: 0o644 })
  await writeFile(files.key, key, { mode: 0o600 })
  return files
}

/** Whether this Redis server was built with TLS. */
export async function speaksTls(binary: string): Promise<boolean> {
  const child = spawn(binary, ['-'], { stdio: ['pipe', 'ignore', 'pipe'] })
  const closed = once(child, 'close')
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  child.stdin.on('error', () => undefined)
  // No server knows the second line, so none starts; one without TLS stops at the first.
  child.stdin.end('tls-port 0\nis-tls-known yes\n')
  await closed
  return !complaint.includes("'tls-port 0'")
}
