/**
 * The bundle `local-server`: a local database for one job, in the background. Its arguments are the id by which its post
 * step knows it. It ends when it is told to, when its Redis ends, when the step that started it goes before it is ready,
 * when the runner's worker is gone, and at last when no job can be running any more.
 */
import type { LocalRequest } from '../../src/local-database/protocol.js'
import { serveRest } from './database.js'
import { useExistingRedis } from './existing-redis.js'
import { Lifetime } from './lifetime.js'
import { startOwnRedis } from './own-redis.js'
import { Starter } from './starter.js'
import { watchWorker, workerAbove } from './worker.js'

/** The longest that a job may take, on a runner of one's own (docs.github.com, "Actions limits"): five days. */
const LIMIT_MS = 5 * 24 * 60 * 60 * 1000
/** How long closing may take before the process ends anyway. */
const CLOSING_LIMIT_MS = 2000

const lifetime = new Lifetime()
const starter = new Starter(process.stdin, process.stdout, lifetime.end)

function endWithTheJob(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, lifetime.end)
  setTimeout(lifetime.end, LIMIT_MS).unref()
  const worker = workerAbove(process.pid)
  if (worker !== undefined) watchWorker(worker, lifetime.end)
  lifetime.atEnd(() => {
    setTimeout(() => process.exit(), CLOSING_LIMIT_MS).unref()
  })
  void lifetime.ended.then(() => process.exit())
}

async function start({ redis_url }: LocalRequest): Promise<void> {
  const say = (text: string): void => {
    starter.say({ kind: 'note', text })
  }
  const warn = (text: string): void => {
    starter.say({ kind: 'warning', text })
  }
  const id = process.argv[2] ?? ''
  const redis =
    redis_url === undefined
      ? await startOwnRedis({ lifetime, say })
      : await useExistingRedis(redis_url, { lifetime, warn, id })
  starter.say({ kind: 'ready', database: await serveRest(redis, lifetime) })
}

endWithTheJob()
starter
  .request()
  .then(start)
  .catch((error: unknown) => {
    const text = error instanceof Error ? error.message : String(error)
    starter.say({ kind: 'problem', text }, lifetime.end)
  })
