import { readLocalInputs } from '../inputs/local.js'
import type { Runner } from '../runner/runner.js'
import { provideLocalDatabase } from './local-database.js'
import { publishLocal } from './outputs.js'

/** The local action as a step: a database on this machine, for as long as the job runs. */
export async function localStep(runner: Runner): Promise<void> {
  const inputs = readLocalInputs(runner)
  await provideLocalDatabase(inputs, runner, (local, publication) => {
    publishLocal(local, publication, runner)
  })
}
