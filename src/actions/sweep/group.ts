import type { Log } from '../../log.js'

/** So many lines of one kind are read at a glance; more are folded. */
const READ_AT_A_GLANCE = 10

/** Folds what is logged from now on, if it is about more databases than one reads at a glance; returns what ends that. */
export function startGroup(databases: number, title: string, log: Log): () => void {
  if (databases <= READ_AT_A_GLANCE) return () => undefined
  log.group(title)
  return () => {
    log.endGroup()
  }
}
