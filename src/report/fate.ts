import { code } from '../markup.js'
import { parseName, type NameOwner, type ParsedName } from '../naming.js'

/** What decides when a database is deleted, and by whom. */
export interface Fate {
  name: string
  /** Whose names the step derives. */
  owner: NameOwner
  /** True if the step's own post phase deletes it. */
  afterJob: boolean
  /** True if the step is `preview`, whose run for the closing deletes it. */
  preview?: boolean
}

/** What will delete the database and when, as one or two sentences of markup. */
export function fateOf({ name, owner, afterJob, preview = false }: Fate): string {
  const parsed = parseName(owner, name)
  const over = parsed && overWhen(parsed)
  if (afterJob)
    return `by this step when the job ends${over === undefined ? '' : `, or else by a sweep once ${over}`}`
  if (over === undefined) {
    return 'not by itself: its name is none that these actions derive, so no sweep takes it'
  }
  return preview
    ? `by the run for the closing of this pull request, or else by a sweep once ${over}`
    : `by a sweep once ${over}`
}

function overWhen(parsed: ParsedName): string {
  switch (parsed.kind) {
    case 'pr':
      return `pull request ${parsed.number} is closed`
    case 'run':
      return `run ${parsed.runId} is finished`
    case 'branch':
    case 'tag': {
      const which = parsed.ref === undefined ? `its ${parsed.kind}` : `the ${parsed.kind} ${code(parsed.ref)}`
      return `${which} is gone, with <code>deleted_branches: true</code>`
    }
  }
}
