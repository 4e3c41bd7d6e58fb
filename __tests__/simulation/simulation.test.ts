import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { checkInvariants } from './invariants.js'
import { agree, agreeOnTheOldest, clearUp, neverTwo } from './outcomes.js'
import { ANYTHING, NAMES, scenarios, type Scenario } from './scenario.js'
import { Simulation } from './simulate.js'
import type { Tally } from './stage.js'

/** Scenarios in all; `SIM_RUNS=20000 SIM_SEED=7` plays more of them, and others. */
const RUNS = Number(process.env['SIM_RUNS'] ?? 2_000)
const SEED = Number(process.env['SIM_SEED'] ?? 20_261_123)
const tally: Tally = { scenarios: 0, steps: 0, requests: 0, mishaps: 0 }
const TIMEOUT_MS = 30 * 60_000

afterAll(() => {
  const { scenarios: played, steps, requests, mishaps } = tally
  process.stderr.write(
    `Simulated ${played} scenarios (seed ${SEED}): ${steps} steps, ${requests} requests, ${mishaps} mishaps.\n`
  )
})

/** Plays `share` of the scenarios and what comes `after` each; the first violation is shrunk and printed with its seed. */
async function simulate(
  share: number,
  scenario: fc.Arbitrary<Scenario>,
  after: (simulation: Simulation) => Promise<void>
): Promise<void> {
  const property = fc.asyncProperty(scenario, async (given) => {
    tally.scenarios++
    const simulation = new Simulation(given, tally)
    await simulation.play()
    checkInvariants(simulation)
    await after(simulation)
    expect(simulation.stage.violations).toEqual([])
  })
  await fc.assert(property, { numRuns: Math.ceil(RUNS * share), seed: SEED })
}

test(
  'any steps at once, names unique: one database per name, nothing lost, leaked, or taken from another owner',
  () => simulate(0.4, scenarios(ANYTHING), clearUp),
  TIMEOUT_MS
)

test(
  'creating steps at once, names unique, a list that lags: all that succeed report the same database',
  () => {
    const creating = scenarios({
      ...ANYTHING,
      kinds: ['create'],
      ifExists: ['reuse', 'reuse', 'fail'],
      listLag: true
    })
    return simulate(0.2, creating, (simulation) => {
      for (const name of NAMES) agree(simulation, name)
      return Promise.resolve()
    })
  },
  TIMEOUT_MS
)

test(
  'runs for pull requests that are closed meanwhile: in the end no closed one has a database',
  () => {
    const closing = scenarios({
      ...ANYTHING,
      kinds: ['preview'],
      ifExists: ['reuse'],
      mostMishaps: 1,
      spanMs: 700
    })
    return simulate(0.2, closing, clearUp)
  },
  TIMEOUT_MS
)

test(
  'one step after another, names not unique: still never two of one name',
  () => {
    const inTurn = scenarios({ ...ANYTHING, uniqueNames: false, inTurn: true, lateEffects: false })
    return simulate(0.1, inTurn, async (simulation) => {
      neverTwo(simulation)
      await clearUp(simulation)
    })
  },
  TIMEOUT_MS
)

test(
  'creating steps at once, names not unique: later ones take the oldest and warn, one deletion by name leaves none',
  () => {
    const creating = scenarios({ ...ANYTHING, kinds: ['create'], ifExists: ['reuse'], uniqueNames: false })
    return simulate(0.1, creating, async (simulation) => {
      for (const name of NAMES) await agreeOnTheOldest(simulation, name)
    })
  },
  TIMEOUT_MS
)
