import { deletion } from './delete.js'
import { get } from './get.js'
import { local } from './local.js'
import { preview } from './preview.js'
import { provide } from './provide.js'
import { sweep } from './sweep.js'
import type { ActionFile } from './types.js'

export { inputs } from './inputs.js'
export { outputs } from './outputs.js'
export { workflow } from './workflow.js'

/** Every action, by the name that documents and defaults know it by. */
export const actions: Readonly<Record<string, ActionFile>> = {
  provide,
  preview,
  get,
  delete: deletion,
  sweep,
  local
}
