import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { record, type Workflow } from './model.js'

const levels = ['none', 'read', 'write']

/** GitHub refuses to start a called workflow whose jobs ask for more than its caller has. Throws likewise. */
export function checkPermissions(caller: Workflow, called: Workflow): void {
  const granted = record(caller.permissions ?? {}, `${caller.file} permissions`)
  const jobs = record(record(parse(readFileSync(called.file, 'utf8')), called.file)['jobs'], 'jobs')
  for (const [id, job] of Object.entries(jobs)) {
    const asked = record(record(job, id)['permissions'] ?? {}, `job ${id} permissions`)
    for (const [name, level] of Object.entries(asked)) {
      if (rank(level) > rank(granted[name]))
        throw new Error(
          `Job ${id} asks for ${name}: ${levels[rank(level)] ?? ''}; ${caller.file} does not grant it`
        )
    }
  }
}

/**
 * What the token of a workflow's run may read, and with `:write` behind it, write. A workflow that asks for nothing gets what
 * GitHub's cautious default gives.
 */
export function permissionsOf({ permissions, file }: Workflow): string[] {
  if (permissions === undefined) return ['contents']
  return Object.entries(record(permissions, `${file} permissions`)).flatMap(([name, level]) =>
    [name, `${name}:write`].slice(0, rank(level))
  )
}

/** Throws for what is no level. */
function rank(level: unknown): number {
  const at = level === undefined ? 0 : levels.findIndex((each) => each === level)
  if (at < 0) throw new Error(`${JSON.stringify(level)} is none of ${levels.join(', ')}`)
  return at
}
