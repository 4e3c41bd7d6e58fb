import { expect, test } from '@jest/globals'
import type { Verdict } from '../../emulator/redis-front.js'
import { MARKER } from '../../src/data/marker.js'
import { fillIn, useSeeds } from '../support/data/filling.js'
import { useRedis } from '../support/data/redis.js'

const redis = useRedis()
const seed = useSeeds()

/** Commands whose result shows whether each took effect once, and in their order. */
function countingSeed(lines: number): string {
  return Array.from({ length: lines }, (_, at) => {
    if (at % 4 === 0) return `RPUSH list:${at % 7} ${at}`
    if (at % 4 === 1) return `INCRBY counter:${at % 5} ${at}`
    if (at % 4 === 2) return `APPEND text:${at % 3} "${at},"`
    return `SET last ${at}`
  }).join('\n')
}

/** Lets `after` commands pass, then meets those of a moment with the same, at most `times`. */
function meeting(verdict: Verdict, { after, times }: { after: number; times: number }): () => Verdict {
  let seen = 0
  let until = Infinity
  return () => {
    seen += 1
    if (seen <= after || seen > after + times || Date.now() > until) return 'pass'
    if (until === Infinity) until = Date.now() + MOMENT_MS
    return verdict
  }
}

const MOMENT_MS = 20
const RATE_LIMIT: Verdict = { refuse: 'ERR max requests limit exceeded' }
const LOADING: Verdict = { refuse: 'LOADING Redis is loading the dataset in memory' }

const FAULTS: readonly (readonly [string, Verdict, number])[] = [
  ['a rate limit for one command', RATE_LIMIT, 1],
  ['a rate limit for many commands', RATE_LIMIT, 700],
  ['a server that loads', LOADING, 300],
  ['a connection that is reset', 'reset-before', 1],
  ['a reply that is lost', 'reset-after', 1]
]

/** Two transactions. */
const LINES = 1_040
/** In the look, the claim, both transactions and the end, at their beginnings and ends and in the midst. */
const POINTS = [0, 3, 5, 7, 10, 500, 1_010, 1_011, 1_015, 1_057, 1_058, 1_061]

test.each(FAULTS)(
  '%s, wherever it strikes, leaves each line with one effect',
  async (_what, verdict, times) => {
    const file = await seed(countingSeed(LINES))
    await fillIn(redis().url, { seed: file })
    const expected = await redis().contents()
    expect(Object.keys(expected)).toHaveLength(16)
    for (const after of POINTS) {
      await redis().run(['FLUSHALL'])
      redis().judge = meeting(verdict, { after, times })
      const { filled, error } = await fillIn(redis().url, { seed: file })
      expect({ after, filled, error }).toEqual({ after, filled: true, error: undefined })
      expect({ after, ...(await redis().contents()) }).toEqual({ after, ...expected })
    }
  }
)

test('a server that stops answering for good ends with what it said last, and with the marker in the database', async () => {
  let seen = 0
  redis().judge = () => (++seen > 20 ? RATE_LIMIT : 'pass')
  const { error } = await fillIn(redis().url, { seed: await seed(countingSeed(100)) }, { seconds: 5 })
  expect(String(error)).toContain('max requests limit exceeded')
  expect(String(error)).toContain('The database is not filled')
  expect(Object.keys(await redis().contents())).toEqual([JSON.stringify(MARKER)])
})
