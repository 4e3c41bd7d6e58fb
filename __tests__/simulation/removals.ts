import { ATTEMPT_LIMIT_MS } from '../../src/http/client.js'
import type { SimulatedDatabase } from './account-model.js'
import type { PlannedStep } from './scenario.js'
import type { PlayedStep, Simulation } from './simulate.js'
import { livingThingOf, nameOf } from './wanted.js'

/** A younger database's branch or tag may be on its way to GitHub; a second for clocks that count whole ones. Milliseconds. */
const YOUNGEST_REF_MS = 3_600_000 - 1_000

/** How long ago GitHub may have given the word that a preview's deletion is based on: a slow reply, and a second. Milliseconds. */
const OLDEST_WORD_MS = ATTEMPT_LIMIT_MS + 1_000

/** Nothing was removed by anyone who had no right to. */
export function checkRemoval(simulation: Simulation, database: SimulatedDatabase): void {
  const { stage, played } = simulation
  const { id, name, removedBy } = database
  const remover = removedBy?.by ?? 'nobody'
  const step = played.find(({ main, post }) => main.label === remover || post?.label === remover)
  if (step === undefined || !mayRemove(simulation, step, database)) {
    stage.violated(`${remover} removed ${id} named "${name}", which was not its own`)
  }
}

function mayRemove({ stage, ownWord }: Simulation, step: PlayedStep, database: SimulatedDatabase): boolean {
  const { plan, main } = step
  const { name, bornAt, maker, removedBy, goneAt = 0 } = database
  if (removedBy === undefined) return false
  const wished = nameOf(plan.wanted)
  if (removedBy.by === step.post?.label) {
    // One that a lagging list did not show looks as if it had come to be meanwhile.
    const since = main.startedAt - stage.account.listLagMs
    const meant = plan.deleteAfterJob && name === stage.account.alterName(wished) && bornAt >= since
    // After a lost reply a database of the name that came to be meanwhile counts as the step's own.
    return meant && (maker === main.label || main.uncertain)
  }
  // What it made itself, and the server gave another name than it asked for.
  if (maker === main.label && name !== wished) return true
  const one = livingThingOf(name)
  switch (plan.kind) {
    case 'delete':
      return name === wished
    case 'create':
      return name === wished && plan.ifExists === 'recreate'
    case 'preview':
      if (name !== wished || one === undefined) return false
      if (plan.ifExists === 'recreate') return true
      if (ownWord) return stage.gitHub.saidOver(one, removedBy)
      // If GitHub does not say, the event does, and a warning with it.
      if (plan.closed && main.warnings.length > 0) return true
      return stage.gitHub.lives.wasOver(one, removedBy.sentAt - OLDEST_WORD_MS, goneAt)
    case 'sweep': {
      if (one === undefined || !stage.gitHub.saidOver(one, removedBy)) return false
      return one.kind === 'pr' || one.kind === 'run' || mayTakeRef(plan, removedBy.sentAt - bornAt)
    }
    case 'get':
      return false
  }
}

function mayTakeRef({ deletedBranches }: PlannedStep, ageMs: number): boolean {
  return deletedBranches && ageMs >= YOUNGEST_REF_MS
}
