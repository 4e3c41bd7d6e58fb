import { randomUUID } from 'node:crypto'
import { closeSync, constants, openSync, writeFileSync } from 'node:fs'
import * as core from '@actions/core'

/** Named values for the runner: outputs, or state for the same step's post phase. What is undefined is written as blank. */
export type Values = Readonly<Record<string, string | undefined>>

/** Sets outputs of the step, all in one piece. */
export function setOutputs(values: Values): void {
  append('GITHUB_OUTPUT', values, core.setOutput)
}

/** Keeps state for the post phase, all in one piece. */
export function saveState(values: Values): void {
  append('GITHUB_STATE', values, core.saveState)
}

/**
 * Writes as `@actions/core` does (docs.github.com, "Workflow commands", multiline strings), which opens the file for each
 * value and asks whether it is there first: a run of `preview` would do that 23 times.
 *
 * @param variable names the file; without one, as on an old runner, `setOne` says it on the standard output
 */
function append(variable: string, values: Values, setOne: (name: string, value: string) => void): void {
  const path = process.env[variable] ?? ''
  if (path === '') {
    for (const [name, value] of Object.entries(values)) setOne(name, value ?? '')
    return
  }
  // Chosen after the values, so that none can hold it.
  const delimiter = `ghadelimiter_${randomUUID()}`
  const lines = Object.entries(values).map(
    ([name, value]) => `${name}<<${delimiter}\n${value ?? ''}\n${delimiter}\n`
  )
  // Without O_CREAT: a file that was not there is none that the runner reads.
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND)
  try {
    writeFileSync(file, lines.join(''))
  } finally {
    closeSync(file)
  }
}
