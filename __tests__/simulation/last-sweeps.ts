import { checkInvariants } from './invariants.js'
import type { Simulation } from './simulate.js'
import { livingThingOf } from './wanted.js'

/** A branch's database is an hour old at least when it is swept, by the slowest clock; some seconds more for its list. */
const HOUR_MS = 3_600_000
const MARGIN_MS = 60_000

/**
 * Once everything has turned for the last time, a sweep on a sound network leaves nothing that a step made for what is over;
 * once everything is over, another one leaves nothing that any step made. Neither takes anything else.
 */
export async function sweepUp(simulation: Simulation): Promise<void> {
  const { stage } = simulation
  const { lives } = stage.gitHub
  const untilTurned = Math.max(0, lives.lastTurn - stage.clock.elapsed)
  await simulation.letPass(untilTurned + HOUR_MS + Math.max(0, stage.account.aheadMs) + MARGIN_MS)
  await sweepOnce(simulation)
  lives.endAll()
  await sweepOnce(simulation)
  for (const { id, name } of made(simulation))
    stage.violated(`${id} named "${name}" is left though everything is over`)
  checkInvariants(simulation)
}

async function sweepOnce(simulation: Simulation): Promise<void> {
  const { stage } = simulation
  const before = new Set(made(simulation))
  const { label, end, error, warnings, outputs } = await simulation.after({ kind: 'sweep' }, [])
  if (end !== 'success' || warnings.length > 0)
    stage.violated(`${label} had trouble: ${[error, ...warnings].join(' ')}`)
  const left = made(simulation)
  for (const { id, name } of left) {
    const one = livingThingOf(name)
    if (one === undefined || stage.gitHub.lives.isOver(one, stage.clock.elapsed))
      stage.violated(`${label} left ${id} named "${name}"`)
  }
  const deleted = String(before.size - left.length)
  if (outputs.get('deleted_count') !== deleted)
    stage.violated(
      `${label} says it deleted ${outputs.get('deleted_count') ?? 'nothing'}, and ${deleted} are gone`
    )
}

/** What is there and a step made. */
function made({ stage }: Simulation): Simulation['stage']['account']['live'] {
  return stage.account.live.filter(({ maker }) => maker !== undefined)
}
