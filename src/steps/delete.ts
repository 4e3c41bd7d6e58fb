import { deleteDatabase } from '../actions/delete.js'
import { readTargetInputs } from '../inputs/target.js'
import type { Runner } from '../runner/runner.js'
import { publishDeletion } from './outputs.js'
import { withSession } from './session.js'

/** The delete action as a step. */
export async function deleteStep(runner: Runner): Promise<void> {
  const inputs = readTargetInputs(runner, 'delete')
  const deletion = await withSession(inputs, runner, (collaborators) =>
    deleteDatabase(inputs.target, collaborators)
  )
  publishDeletion(deletion, runner)
}
