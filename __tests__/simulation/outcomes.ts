import { checkInvariants } from './invariants.js'
import type { Simulation } from './simulate.js'
import { nameOf, NAMES, PULLS, previewName, type Wanted } from './wanted.js'

/** The steps that clear up meet mishaps as well; what they say they did, they did. */
export async function clearUp(simulation: Simulation): Promise<void> {
  const { stage } = simulation
  const liveNamed = (name: string): boolean => stage.account.live.some((one) => one.name === name)
  for (const name of NAMES) {
    const process = await simulation.after({ kind: 'delete', wanted: byName(name) })
    if (process.end === 'success' && liveNamed(name)) stage.violated(`${process.label} left a "${name}"`)
  }
  const [first, second] = PULLS
  const closing = await simulation.after({
    kind: 'preview',
    wanted: { by: 'purpose', purpose: { kind: 'pr', number: first }, suffix: undefined },
    closed: true
  })
  const isClosed = (number: number): boolean =>
    stage.gitHub.lives.isOver({ kind: 'pr', number }, stage.clock.elapsed)
  if (closing.end === 'success' && isClosed(first) && liveNamed(previewName(first))) {
    stage.violated(`${closing.label} left the preview of a closed pull request`)
  }
  const sweeping = await simulation.after({ kind: 'sweep' })
  const inDoubt = [...sweeping.warnings, ...sweeping.infos.filter((line) => line.startsWith('Kept '))]
  if (sweeping.end === 'success' && inDoubt.length === 0 && isClosed(second)) {
    if (liveNamed(previewName(second)))
      stage.violated(`${sweeping.label} left the preview of a closed pull request`)
  }
  checkInvariants(simulation)
}

/** On a sound network a step that is given another name than it asked for fails, says which, and deletes that database. */
export async function leaveNothingMisnamed(simulation: Simulation): Promise<void> {
  const { account } = simulation.stage
  for (const wished of [NAMES[0], previewName(PULLS[0])]) {
    const given = account.alterName(wished)
    const taken = account.live.some(({ name }) => name === given)
    const { label, end, error } = await simulation.after({ kind: 'create', wanted: byName(wished) }, [])
    if (given === wished || taken) continue
    if (end !== 'failure' || !error.includes(`"${given}"`) || !error.includes('It is deleted again.'))
      simulation.stage.violated(`${label} was given "${given}" for "${wished}", and says: ${error}`)
    if (account.live.some(({ maker }) => maker === label))
      simulation.stage.violated(`${label} left what is named "${given}"`)
  }
  checkInvariants(simulation)
}

/** If nothing of a name was ever removed, all that succeeded report the one database. */
export function agree({ stage, played }: Simulation, name: string): void {
  const ofName = stage.account.ever.filter((one) => one.name === name)
  if (ofName.some(({ goneAt }) => goneAt !== undefined)) return
  const reported = new Set(
    played
      .filter(({ plan, main }) => nameOf(plan.wanted) === name && main.end === 'success')
      .map(({ main }) => main.outputs.get('database_id'))
  )
  if (reported.size > 1) stage.violated(`"${name}" has several ids: ${[...reported].join(', ')}`)
}

/** If nothing of a name was ever removed, all steps that had the time succeeded. */
export function allSucceed({ stage, played }: Simulation, name: string): void {
  const removed = stage.account.ever.some((one) => one.name === name && one.goneAt !== undefined)
  if (removed) return
  for (const { plan, main } of played) {
    const hadTime = main.cancelledAt === undefined && plan.timeoutSeconds >= 30
    if (nameOf(plan.wanted) === name && hadTime && main.end !== 'success')
      stage.violated(`${main.label} failed though nothing went wrong: ${main.error}`)
  }
}

/** Later steps take the oldest and name the others; one deletion by name leaves none. */
export async function agreeOnTheOldest(simulation: Simulation, name: string): Promise<void> {
  const { stage } = simulation
  const live = stage.account.live.filter((one) => one.name === name)
  const [oldest, ...surplus] = [...live].sort(
    (a, b) => a.creationTime - b.creationTime || (a.id < b.id ? -1 : 1)
  )
  for (const kind of ['create', 'get'] as const) {
    const process = await simulation.after({ kind, wanted: byName(name) }, [])
    if (oldest === undefined) continue
    if (process.outputs.get('database_id') !== oldest.id)
      stage.violated(`${process.label} did not take ${oldest.id}`)
    const named = surplus.every(({ id }) => process.warnings.some((warning) => warning.includes(id)))
    if (!named) stage.violated(`${process.label} does not warn of all surplus databases`)
  }
  await simulation.after({ kind: 'delete', wanted: byName(name) }, [])
  if (stage.account.live.some((one) => one.name === name))
    stage.violated(`a deletion by name left a "${name}"`)
}

/** No database was ever created beside another of its name. */
export function neverTwo({ stage }: Simulation): void {
  for (const one of stage.account.ever) {
    const beside = stage.account.ever.some(
      (other) => other.name === one.name && other.id < one.id && (other.goneAt ?? Infinity) > one.bornAt
    )
    if (beside) stage.violated(`${one.id} was made beside another of its name, "${one.name}"`)
  }
}

function byName(name: string): Wanted {
  return { by: 'name', name }
}
