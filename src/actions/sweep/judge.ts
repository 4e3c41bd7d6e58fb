import type { OwnDatabase } from '../own.js'

/** Why a database is due, why it is not, or why that is not known. */
export type Judgement = { due: string } | { keep: string } | { unknown: string }

/** Finds out from GitHub whether what databases of one kind are for is over. */
export interface Judge {
  /** What the problem is if `look` fails, for a warning or an error. */
  readonly problem: string
  /**
   * Asks what tells most about all of these databases, with few requests. What it answers only saves later questions.
   *
   * @throws whatever keeps GitHub from answering
   */
  look(databases: readonly OwnDatabase[]): Promise<void>
  /** What follows from the answers. */
  judge(database: OwnDatabase): Judgement
  /**
   * Asks GitHub about this one, right before it is deleted.
   *
   * @throws NotConfirmed if GitHub says something else by now, or whatever keeps it from answering
   */
  confirm(database: OwnDatabase): Promise<void>
}
