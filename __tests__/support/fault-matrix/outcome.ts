/** What must become of a cell of the fault matrix, and what did. */
import type { Cell, CellResult } from './matrix.js'

export interface Outcome {
  /** Of the step. */
  readonly exitCode: number
  /** Databases of the cell's name after the step. */
  readonly databases: number
  /** The same after the post step; undefined if none follows. */
  readonly afterPost: number | undefined
}

/** What the design asks for: a fault that passes is survived, nothing is left behind, nothing is made twice. */
export function expectedOutcome({ column, row }: Cell): Outcome {
  const survives = row.survives(column.hit)
  const done = survives || tookEffect({ column, row })
  const there = done && row.reopened !== true ? column.thereAfter : column.there
  return {
    // Trouble with a clean-up is a warning: a green job stays green.
    exitCode: survives || column.phase === 'post' ? 0 : 1,
    databases: there ? 1 : 0,
    afterPost: column.postFollows ? (column.there ? 1 : 0) : undefined
  }
}

/** What was asked for may be done although the step failed: its request was carried out, and every reply lost. */
function tookEffect({ column, row: { fault } }: Cell): boolean {
  if (fault === 'ordinary' || 'network' in fault || column.hit === 'list') return false
  return fault.effect === true || fault.reply(column.hit, 'http://127.0.0.1').kind === 'drip'
}

export function outcomeOf({ run, databases, afterPost }: CellResult): Outcome {
  return { exitCode: run.exitCode ?? -1, databases, afterPost }
}

/** The errors of a step that failed, or the warnings of a post step that could not do its work. */
export function complaintsOf({ run, column }: CellResult): readonly string[] {
  return column.phase === 'post' ? run.warnings : run.errors
}

/** The outcome in words, the same in every run: `succeeds`, or how it fails and in which words. */
export function outcomeInWords(result: CellResult): string {
  const [complaint] = complaintsOf(result)
  if (complaint === undefined) return result.run.exitCode === 0 ? 'succeeds' : 'fails without a word'
  const { says } = result.row
  const words = says?.exec(complaint)?.[0] ?? complaint
  return `${result.run.exitCode === 0 ? 'warns' : 'fails'}: “${words}”`
}
