import type { InputSource } from '../runner/runner.js'
import { readFlag } from './reader.js'

/** How a database is handed to the rest of the job. */
export interface HandOver {
  /** Where the database was read from. */
  apiUrl: string
  /** True if the step ends only once the database answers. */
  waitUntilReady: boolean
  /** True if the later steps get its connection details as environment variables too. */
  exportEnv: boolean
}

/** `wait_until_ready` and `export_env`. */
export function readHandOver(input: InputSource, apiUrl: string): HandOver {
  return {
    apiUrl,
    waitUntilReady: readFlag(input, 'wait_until_ready'),
    exportEnv: readFlag(input, 'export_env')
  }
}
