import { Masker } from './masker.js'
import { parseCommand, type WorkflowCommand } from './workflow-commands.js'

/** One line of a step's output as it came, with what the runner made of it. */
export interface ReplayedLine {
  readonly command: WorkflowCommand | undefined
  /** As the log shows it, masked with what was registered by then; `debug` lines too, whether shown or not. */
  readonly rendered: string
  readonly shown: boolean
  /** The masks registered before this line. */
  readonly masksBefore: number
}

export interface Replay {
  readonly lines: readonly ReplayedLine[]
  readonly masks: readonly string[]
  readonly masker: Masker
}

/**
 * Replays a step's output in order of arrival. A mask takes effect from its own line on; between
 * `::stop-commands::token` and `::token::` nothing is a command.
 * `alreadyMasked` are the secrets the runner knew before the step (its own token).
 */
export function replayLog(
  output: readonly string[],
  options: { debug: boolean; alreadyMasked: readonly string[] }
): Replay {
  const masker = new Masker()
  for (const secret of options.alreadyMasked) masker.add(secret)
  const masks: string[] = []
  const lines: ReplayedLine[] = []
  let resumeAt: string | undefined
  for (const line of output) {
    const masksBefore = masks.length
    if (resumeAt !== undefined) {
      const resumed = line.trim() === `::${resumeAt}::`
      if (resumed) resumeAt = undefined
      lines.push({
        command: undefined,
        rendered: resumed ? '' : masker.mask(line),
        shown: !resumed,
        masksBefore
      })
      continue
    }
    const command = parseCommand(line)
    if (command?.name === 'stop-commands') resumeAt = command.data
    if (command?.name === 'add-mask') {
      masks.push(command.data)
      masker.add(command.data)
    }
    const text = command ? renderCommand(command) : line
    lines.push({
      command,
      rendered: masker.mask(text ?? ''),
      shown: text !== undefined && (command?.name !== 'debug' || options.debug),
      masksBefore
    })
  }
  return { lines, masks, masker }
}

/** How the Actions log shows a command; undefined for those it swallows. */
function renderCommand({ name, data }: WorkflowCommand): string | undefined {
  switch (name) {
    case 'error':
      return `Error: ${data}`
    case 'warning':
      return `Warning: ${data}`
    case 'notice':
      return `Notice: ${data}`
    case 'debug':
      return `##[debug]${data}`
    case 'group':
      return `▼ ${data}`
    default:
      return undefined
  }
}
