import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import { fill, readSeed, type FillPlan, type Seed } from '../../../src/data/index.js'
import type { Clock } from '../../../src/http/clock.js'
import { Deadline } from '../../../src/http/deadline.js'
import { withRetry } from '../../../src/http/retry.js'
import { MemoryLog } from '../memory-log.js'

/** How many times as fast as others its time passes. */
const HASTE = 50

/** Real time in a hurry, for what talks to a real server: waits are short. */
function hastyClock(): Clock {
  const started = Date.now()
  return {
    now: () => started + (Date.now() - started) * HASTE,
    random: () => Math.random(),
    schedule: (ms, callback) => {
      const timer = setTimeout(callback, ms / HASTE)
      return () => {
        clearTimeout(timer)
      }
    }
  }
}

export interface Filled {
  /** What `fill` returned; undefined if it failed. */
  filled: boolean | undefined
  error: unknown
  log: MemoryLog
}

/** Fills a database as a step does, in a hurry. */
export async function fillIn(
  redisUrl: string,
  plan: Partial<FillPlan>,
  { seconds = 3_000, cancelled }: { seconds?: number; cancelled?: AbortSignal } = {}
): Promise<Filled> {
  const clock = hastyClock()
  const log = new MemoryLog()
  const deadline = new Deadline(clock, seconds, cancelled)
  try {
    const filled = await fill(
      { redisUrl },
      { occasion: 'created', copy: undefined, seed: undefined, ...plan },
      { clock, deadline, log, withRetry }
    )
    return { filled, error: undefined, log }
  } catch (error) {
    return { filled: undefined, error, log }
  } finally {
    deadline.release()
  }
}

/** A folder for seed files, which goes with the tests of a file. */
export function useSeeds(): (content: string | Buffer, name?: string) => Promise<Seed> {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seeds-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
  })
  let files = 0
  return async (content, name = 'seed.redis') => {
    files += 1
    const path = `${files}-${name}`
    await writeFile(join(folder, path), content)
    return await readSeed({ path, folder })
  }
}
