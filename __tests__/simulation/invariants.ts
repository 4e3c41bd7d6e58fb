import { LIST_LAG_MS } from '../../src/actions/lookup.js'
import type { SimulatedDatabase } from './account-model.js'
import type { SimulatedProcess } from './process.js'
import type { PlannedStep } from './scenario.js'
import { checkRemoval } from './removals.js'
import { BYSTANDERS, limitOf, type PlayedStep, type Simulation } from './simulate.js'
import type { Stage } from './stage.js'
import { livingThingOf, nameOf } from './wanted.js'

/** Checks all that must hold once a scenario has come to rest; what does not is added to the stage's violations. */
export function checkInvariants(simulation: Simulation): void {
  const { stage, played } = simulation
  for (const step of played) {
    checkEnd(step.main)
    if (step.post !== undefined) checkEnd(step.post)
    checkReport(simulation, step)
    checkTraces(simulation, step)
  }
  for (const database of stage.account.ever) {
    if (database.goneAt !== undefined) checkRemoval(simulation, database)
    if (database.maker !== undefined) checkMaking(simulation, database)
  }
  for (const name of BYSTANDERS) {
    if (!stage.account.live.some((one) => one.name === name))
      stage.violated(`the bystander "${name}" is gone`)
  }
  const previews = played.filter(({ plan }) => plan.kind === 'preview')
  for (const name of new Set(previews.map(({ plan }) => nameOf(plan.wanted)))) checkPreviews(simulation, name)
}

/** Within its time, not asleep at the end, nothing left running. */
function checkEnd(process: SimulatedProcess): void {
  const { stage, label, end, startedAt, endedAt, lastEventAt, cancelledAt } = process
  if (end === undefined) stage.violated(`${label} never ended`)
  if (end === 'gone') return
  const limit = startedAt + limitOf(process)
  if (endedAt > limit) stage.violated(`${label} ran ${endedAt - limit} ms past its deadline`)
  if (endedAt !== lastEventAt && endedAt !== limit) {
    stage.violated(
      `${label} slept before it ended: the last thing happened at ${lastEventAt}, the end was at ${endedAt}`
    )
  }
  if (cancelledAt !== undefined && endedAt > cancelledAt)
    stage.violated(`${label} ran on after it was cancelled`)
  if (
    /\bover\b/.test(process.error) &&
    !/(?:GET|POST|DELETE) (?:api|db-\d+)\.|did not know it yet/.test(process.error)
  ) {
    stage.violated(`${label} does not say what it was waiting for: ${process.error}`)
  }
  if (process.timers > 0) stage.violated(`${label} left ${process.timers} timers`)
}

/** What a successful step says is so. */
function checkReport({ stage }: Simulation, { plan, main }: PlayedStep): void {
  if (main.end !== 'success') return
  const { label, outputs } = main
  if (outputs.has('deleted') && plan.kind !== 'sweep') checkDeletion({ stage }, plan, main)
  if (plan.kind === 'delete') {
    const left = stage.account.ever.filter(
      (one) =>
        one.name === nameOf(plan.wanted) &&
        // It looks twice, so it misses only what the list hides for longer than that.
        one.bornAt < main.startedAt - hiddenMs(stage) &&
        (one.goneAt ?? Infinity) > main.endedAt
    )
    if (left.length > 0 && main.warnings.length === 0)
      stage.violated(`${label} succeeded, and ${idsOf(left)} were there all the time`)
  }
  const id = outputs.get('database_id')
  if (id === undefined || plan.kind === 'delete' || plan.kind === 'sweep') return
  const database = stage.account.ever.find((one) => one.id === id)
  const name = nameOf(plan.wanted)
  if (database?.name !== name) {
    stage.violated(`${label} reports ${id}, which is no database named "${name}"`)
    return
  }
  if (database.bornAt > main.endedAt || (database.goneAt ?? Infinity) < main.startedAt) {
    stage.violated(`${label} reports ${id}, which was not there while it ran`)
  }
  if (outputs.get('password') !== database.password)
    stage.violated(`${label} reports another password than ${id} has`)
  const created = outputs.get('created') === 'true'
  if (created && database.maker !== label && !main.uncertain) {
    stage.violated(`${label} says it created ${id}, which ${database.maker ?? 'nobody'} made`)
  }
  if (!created && database.maker === label) stage.violated(`${label} says it did not create ${id}`)
  if (!created && plan.kind === 'create' && plan.ifExists === 'fail') {
    stage.violated(`${label} reused ${id} although it should fail`)
  }
}

/** A step says that it deleted something if, and only if, something of the name went while it ran. */
function checkDeletion(
  { stage }: Pick<Simulation, 'stage'>,
  plan: PlannedStep,
  main: SimulatedProcess
): void {
  const { label, outputs, startedAt, endedAt } = main
  const gone = stage.account.ever.filter(
    ({ name, goneAt = Infinity }) => name === nameOf(plan.wanted) && goneAt >= startedAt && goneAt <= endedAt
  )
  const deleted = outputs.get('deleted') === 'true'
  // If a reply was lost, and then there is none, nobody can tell whose deletion it was that the list did not show yet.
  if (deleted && gone.length === 0 && !main.lostDeletion)
    stage.violated(`${label} says it deleted something, and nothing went`)
  const own = gone.filter(({ removedBy }) => removedBy?.by === label)
  if (!deleted && own.length > 0 && plan.ifExists !== 'recreate')
    stage.violated(`${label} deleted ${idsOf(own)}, and does not say so`)
}

/** How long the list hides a new database from a step that looks twice. */
function hiddenMs({ account }: Stage): number {
  return Math.max(0, account.listLagMs - LIST_LAG_MS)
}

/** What a step made is named by its state, or its post step removed it. */
function checkTraces({ stage }: Simulation, { plan, main, post }: PlayedStep): void {
  if (plan.kind !== 'create') return
  const ids = main.state('database_ids').split(' ')
  for (const { id, name, goneAt } of stage.account.ever.filter(({ maker }) => maker === main.label)) {
    const planned = stage.account.alterName(main.state('planned_name'))
    const named = planned === name || ids.includes(id)
    if (!named && goneAt === undefined)
      stage.violated(`${main.label} made ${id}, and its state does not name it`)
    const cleaned = plan.deleteAfterJob && post?.end === 'success'
    // Without its id, nobody can find what the server gave another name.
    if (name !== nameOf(plan.wanted) && !ids.includes(id)) continue
    if (!cleaned || goneAt !== undefined) continue
    const told = post.warnings.some((warning) => warning.includes(id) || warning.includes(`"${name}"`))
    if (!told) stage.violated(`${post.label} succeeded, and ${id}, which ${main.label} made, is still there`)
  }
}

/** Only what asks for a database makes one, of the name asked for or what the server makes of it. */
function checkMaking(simulation: Simulation, { id, name, maker }: SimulatedDatabase): void {
  const step = simulation.played.find(({ main }) => main.label === maker)
  const makes = step?.plan.kind === 'create' || step?.plan.kind === 'preview'
  const wished = makes ? nameOf(step.plan.wanted) : ''
  if (simulation.stage.account.alterName(wished) !== name)
    simulation.stage.violated(`${maker ?? 'nobody'} made ${id} named "${name}"`)
}

/** If all runs for a pull request's database went well, and one of them came after it was closed for good, it is gone. */
function checkPreviews({ stage, played }: Simulation, name: string): void {
  const runs = played.filter(({ plan }) => plan.kind === 'preview' && nameOf(plan.wanted) === name)
  const one = livingThingOf(name)
  if (one === undefined || !stage.gitHub.lives.isOver(one, stage.clock.elapsed)) return
  const wentWell = runs.every(({ main }) => main.end === 'success' && main.warnings.length === 0)
  const lastTurn = stage.gitHub.lives.turnsOf(one).at(-1) ?? 0
  const handledAt = runs.filter(({ plan }) => plan.closed).map(({ main }) => main.startedAt)
  const last = Math.max(...handledAt)
  if (!wentWell || last < lastTurn) return
  const made = new Set(runs.map(({ main }) => main.label))
  // What the list hides for too long was made before; what is made after is deleted by its own run. The sweep takes the rest.
  const hidden = (bornAt: number): boolean => bornAt >= last - hiddenMs(stage) && bornAt < last
  const left = stage.account.live.filter(
    ({ maker = '', late, bornAt }) => made.has(maker) && !late && !hidden(bornAt)
  )
  if (left.length > 0)
    stage.violated(`"${name}": the pull request is closed, all went well, and ${idsOf(left)} is there`)
}

function idsOf(databases: readonly SimulatedDatabase[]): string {
  return databases.map(({ id }) => id).join(', ')
}
