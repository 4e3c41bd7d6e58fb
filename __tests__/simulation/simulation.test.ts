import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { checkInvariants } from './invariants.js'
import { sweepUp } from './last-sweeps.js'
import { agree, agreeOnTheOldest, allSucceed, clearUp, leaveNothingMisnamed, neverTwo } from './outcomes.js'
import { ANYTHING, HARDER, scenarios, type Bounds, type Scenario } from './scenario.js'
import { Simulation } from './simulate.js'
import type { Tally } from './stage.js'
import { NAMES } from './wanted.js'

/** Scenarios in all; `SIM_RUNS=20000 SIM_SEED=7` plays more of them, and others. */
const RUNS = Number(process.env['SIM_RUNS'] ?? 2_000)
const SEED = Number(process.env['SIM_SEED'] ?? 20_261_123)
/** `SIM_HARDER=ownWord` turns on harder bounds of these names, in addition. */
const HARDER_NAMES = (process.env['SIM_HARDER'] ?? '').split(',')
const BASE: Bounds = {
  ...ANYTHING,
  ...Object.fromEntries(Object.entries(HARDER).filter(([name]) => HARDER_NAMES.includes(name)))
}
const tally: Tally = { scenarios: 0, steps: 0, requests: 0, mishaps: 0 }
/** A name that is altered and taken several times is found by nobody. */
const repeated = { uniqueNames: false, alteredNames: false, longLag: false }
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
  () => simulate(0.3, scenarios(BASE), clearUp),
  TIMEOUT_MS
)

test(
  'creating steps at once, names unique, a list that lags: all that succeed report the same database',
  () => {
    const creating = scenarios({
      ...BASE,
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
  'creating steps at once on a sound network: all that have the time succeed',
  () => {
    const creating = scenarios({
      ...BASE,
      kinds: ['create'],
      ifExists: ['reuse'],
      mostMishaps: 0,
      listLag: BASE.lagOutwaited,
      detailLag: BASE.lagOutwaited,
      longLag: false,
      alteredNames: false
    })
    return simulate(0.1, creating, (simulation) => {
      for (const name of NAMES) allSucceed(simulation, name)
      return Promise.resolve()
    })
  },
  TIMEOUT_MS
)

test(
  'creating steps on a server that alters names: each says so and leaves nothing, unless its own requests fail',
  () => {
    const creating = scenarios({ ...BASE, kinds: ['create', 'preview'], mostMishaps: 2, mostSteps: 3 })
    return simulate(0.05, creating, leaveNothingMisnamed)
  },
  TIMEOUT_MS
)

test(
  'runs for pull requests that are closed meanwhile: in the end no closed one has a database',
  () => {
    const closing = scenarios({
      ...BASE,
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
    const inTurn = scenarios({ ...BASE, ...repeated, inTurn: true, lateEffects: false })
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
    const creating = scenarios({ ...BASE, kinds: ['create'], ifExists: ['reuse'], ...repeated })
    return simulate(0.1, creating, async (simulation) => {
      for (const name of NAMES) await agreeOnTheOldest(simulation, name)
    })
  },
  TIMEOUT_MS
)

test(
  'any steps with derived names, and whatever they are for comes and goes: in the end nothing of it is left, and nothing was swept early',
  () => {
    const living = scenarios({
      ...BASE,
      kinds: ['create', 'create', 'create', 'preview', 'preview', 'sweep', 'sweep', 'sweep', 'get', 'delete'],
      derived: true,
      // A create whose reply is lost cannot be found under a name that the server made up.
      alteredNames: false,
      listLag: true,
      mostTurns: 5,
      mostMishaps: 3,
      mostSpared: 12,
      mostSteps: 16,
      // What is made at the beginning is just old enough for the second burst, or just not.
      bursts: [0, 3_600_000 - 3_000, 2 * 3_600_000],
      spanMs: 6_000
    })
    return simulate(0.2, living, sweepUp)
  },
  TIMEOUT_MS
)
