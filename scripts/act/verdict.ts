import type { DatabaseRecord } from '../../emulator/index.js'
import type { Secret } from './secrets.js'
import { bystanders, type Scenario } from './scenarios.js'

/** What a run of act did. */
export interface Observation {
  readonly log: string
  readonly exitCode: number | null
  readonly before: readonly DatabaseRecord[]
  readonly after: readonly DatabaseRecord[]
  /** How many databases came up in between, gone ones included. */
  readonly created: number
  /** How many requests Upstash got. */
  readonly requests: number
  readonly secrets: readonly Secret[]
}

/** What the project of the examples prints when its tests have used a database. */
const used = /\| used \S+:\d+ with /g

/** What is wrong with a run; empty if all is as the scenario says. */
export function faultsOf(scenario: Scenario, seen: Observation): string[] {
  return [
    ...ended(seen),
    ...differs('uses of a database', seen.log.match(used)?.length ?? 0, scenario.uses),
    ...differs('databases created', seen.created, scenario.creates),
    ...scenario.outputs
      .filter((output) => !seen.log.split('\n').some((line) => line.endsWith(`::set-output:: ${output}`)))
      .map((output) => `no step has the output ${output}`),
    ...(scenario.secrets ? [] : differs('requests without secrets', seen.requests, 0)),
    ...leftOver([...bystanders, ...scenario.left], seen),
    ...readable(seen)
  ]
}

/** What is wrong with a run of the reusable workflow as it is, which act must refuse before any of its steps. */
export function faultsOfRefusal(seen: Observation): string[] {
  return [
    ...(seen.exitCode === 0 ? ['act knows `$/` now: it need no longer be rewritten'] : []),
    ...(seen.log.includes("Actual '$/preview'") ? [] : ['act does not say what is wrong with it']),
    ...differs('requests', seen.requests, 0),
    ...leftOver(seen.before.map(nameOf), seen),
    ...readable(seen)
  ]
}

function ended({ exitCode }: Observation): string[] {
  if (exitCode === null) return ['act had to be ended']
  return exitCode === 0 ? [] : [`act ended with exit code ${exitCode}`]
}

function differs(what: string, found: number, expected: number): string[] {
  return found === expected ? [] : [`${what}: ${found}, expected ${expected}`]
}

function leftOver(expected: readonly string[], { before, after }: Observation): string[] {
  const names = after.map(nameOf)
  const ids = after.map(({ database_id }) => database_id)
  const replaced = before.filter(({ database_id }) => !ids.includes(database_id)).map(nameOf)
  return [
    ...expected.filter((name) => !names.includes(name)).map((name) => `${name} is not there`),
    ...names.filter((name) => !expected.includes(name)).map((name) => `${name} is there`),
    ...names.filter((name) => replaced.includes(name)).map((name) => `${name} is not the one it was`)
  ]
}

function nameOf({ database_name }: DatabaseRecord): string {
  return database_name
}

function readable({ log, secrets }: Observation): string[] {
  return secrets
    .filter(({ value }) => log.includes(value))
    .map(({ what }) => `${what} can be read in the log`)
}
