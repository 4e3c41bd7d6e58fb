/**
 * Starts and ends databases on this machine that need no account: a bundle of its own (`dist/local-database/`), which few
 * runs load. The database itself is a program beside the step (`emulator/local/`).
 */
import { localReport, skipReport } from './report.js'
import { startLocal } from './start.js'
import { stopLocal } from './stop.js'

export type { Ready, Started, StartCollaborators } from './start.js'
export type { LocalRequest } from './protocol.js'
export type { LocalServer } from './programs.js'

export const localDatabases = { start: startLocal, stop: stopLocal, report: localReport, skipReport } as const

export type LocalDatabases = typeof localDatabases
