import type { PreviewResult } from '../actions/preview.js'
import type { Found } from '../actions/provide.js'
import type { PreviewInputs } from '../inputs/preview.js'
import { code, facts, heading } from '../markup.js'
import { absenceReport } from '../report/absence.js'
import { placeOf } from '../report/database.js'
import { fateOf } from '../report/fate.js'

/**
 * What a comment begins with that is about the database of this name. Hidden, as it is a comment of HTML; the name tells
 * the databases of one pull request apart.
 */
export function markerOf(name: string): string {
  return `<!-- upstash-redis-action/preview ${name} -->`
}

/** What the comment says of the pull request's database, or that it is deleted. No secrets. */
export function commentBody({ found }: PreviewResult, inputs: PreviewInputs): string {
  const { request } = inputs
  const text =
    found === undefined ? absenceReport(request, { skipped: false, deleted: true }) : presence(found, inputs)
  return `${markerOf(request.name)}\n${text}`
}

/** The same on every push, as long as the database is, so that the comment is only written when something changes. */
function presence({ database, created }: Found, { account, owner, request }: PreviewInputs): string {
  const { name, wanted } = request
  const afterJob = created && wanted?.deleteAfterJob === true
  return [
    heading(code(name)),
    facts({
      ...placeOf(database, account.apiUrl),
      Deletion: fateOf({ name, owner, afterJob, preview: true })
    }),
    '<p>The database of this pull request, the same from push to push. Jobs get its credentials from the outputs of <code>preview</code> or <code>get</code>.</p>'
  ].join('\n\n')
}
