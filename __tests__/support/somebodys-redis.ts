/** A Redis that somebody else runs. */
import { spawn } from 'node:child_process'
import { Redis } from 'ioredis'
import { findRedisServers } from '../../emulator/executable.js'
import type { Lifetime } from '../../emulator/local/lifetime.js'
import { announced, freePorts } from '../../emulator/redis-process.js'
import { startWatchdog } from '../../emulator/watchdog.js'

/** Starts one with these lines in its configuration, until `lifetime` ends; `admin` may do everything there. */
export async function somebodysRedis(
  lifetime: Lifetime,
  ...lines: string[]
): Promise<{ admin: Redis; port: number }> {
  const [port = 0] = await freePorts(1)
  const [binary = ''] = findRedisServers()
  const child = spawn(binary, ['-'], { stdio: ['pipe', 'pipe', 'pipe'] })
  const watchdog = startWatchdog()
  watchdog.report([child.pid ?? 0])
  lifetime.atEnd(() => watchdog.close())
  child.stdin.end(
    ['bind 127.0.0.1', `port ${port}`, 'save ""', 'user admin on nopass ~* &* +@all', ...lines, ''].join('\n')
  )
  await announced(child)
  const admin = new Redis({ port, username: 'admin', password: 'any' })
  lifetime.atEnd(() => {
    admin.disconnect()
  })
  return { admin, port }
}
