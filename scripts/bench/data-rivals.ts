/**
 * One way to fill the database TARGET, to be run by itself: `seed` and `copy` by the committed bundle, `loop` by what people
 * write by hand to copy one. Prints the most memory it had, in kilobytes.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Redis } from 'ioredis'
import { repositoryRoot } from '../../__tests__/support/root.js'
import { systemClock } from '../../src/http/clock.js'
import { Deadline } from '../../src/http/deadline.js'
import { withRetry } from '../../src/http/retry.js'

const { SOURCE = '', TARGET = '', SEED = '' } = process.env
const AT_ONCE = 1_000

async function byBundle(what: 'seed' | 'copy'): Promise<void> {
  const load = createRequire(import.meta.url)
  const { fill, readSeed } = load(
    `${repositoryRoot}/dist/data/index.js`
  ) as typeof import('../../src/data/index.js')
  const deadline = new Deadline(systemClock, 600)
  const said: string[] = []
  const say = (line: string): void => void said.push(line)
  const log = { debug: say, info: say, notice: say, warning: say, group: say, endGroup: () => undefined }
  await fill(
    { redisUrl: TARGET },
    {
      occasion: 'reset',
      seed: what === 'seed' ? await readSeed({ path: SEED, folder: '/' }) : undefined,
      copy:
        what === 'copy'
          ? {
              from: 'source',
              match: ['*'],
              except: [],
              limit: 10_000_000,
              redisUrl: () => Promise.resolve(SOURCE)
            }
          : undefined
    },
    { clock: systemClock, deadline, log, withRetry }
  )
  deadline.release()
}

/** Nothing is checked, waited for or tried again. */
async function byLoop(): Promise<void> {
  const [source, target] = [SOURCE, TARGET].map((url) => new Redis(url))
  if (source === undefined || target === undefined) throw new Error('SOURCE and TARGET are to be set')
  await target.flushall()
  let cursor = '0'
  do {
    const [next, keys] = await source.scanBuffer(cursor, 'COUNT', AT_ONCE)
    const reading = source.pipeline()
    for (const key of keys) reading.pttl(key).dumpBuffer(key)
    const read = (await reading.exec()) ?? []
    const writing = target.pipeline()
    for (const [at, key] of keys.entries()) {
      const [ttl, dump] = [read[2 * at]?.[1], read[2 * at + 1]?.[1]]
      if (Buffer.isBuffer(dump)) writing.restore(key, Math.max(0, Number(ttl)), dump, 'REPLACE')
    }
    await writing.exec()
    cursor = next.toString()
  } while (cursor !== '0')
  source.disconnect()
  target.disconnect()
}

const [way] = process.argv.slice(2)
if (way === 'loop') await byLoop()
else await byBundle(way === 'seed' ? 'seed' : 'copy')
// VmHWM of proc_pid_status(5); maxRSS counts whoever started the process too.
const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
console.log(peak?.[1] ?? '')
