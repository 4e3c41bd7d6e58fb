import type { Log } from '../../src/log.js'
import type { Mask } from '../../src/masking.js'
import type { Values } from '../../src/runner/file-commands.js'

export type EventKind = 'debug' | 'info' | 'notice' | 'warning' | 'group' | 'mask' | 'output' | 'variable'

/** One thing a step did towards the runner. For an output or a variable, `text` is its value and `name` its name. */
export interface RecordedEvent {
  kind: EventKind
  text: string
  name?: string
}

/** Everything a step says to the runner (log lines, masks, outputs, variables), in one list, so that its order can be checked. */
export class MemoryLog implements Log {
  readonly events: RecordedEvent[] = []

  debug(line: string): void {
    this.events.push({ kind: 'debug', text: line })
  }

  info(line: string): void {
    this.events.push({ kind: 'info', text: line })
  }

  notice(line: string): void {
    this.events.push({ kind: 'notice', text: line })
  }

  warning(line: string): void {
    this.events.push({ kind: 'warning', text: line })
  }

  group(title: string): void {
    this.events.push({ kind: 'group', text: title })
  }

  endGroup(): void {
    this.events.push({ kind: 'group', text: '' })
  }

  /** To be handed on by itself, as `core.setSecret` would be. */
  readonly mask: Mask = (secret) => {
    this.events.push({ kind: 'mask', text: secret })
  }

  /** To be handed on by itself. */
  readonly setOutputs = (values: Values): void => {
    for (const [name, text = ''] of Object.entries(values)) this.events.push({ kind: 'output', name, text })
  }

  /** To be handed on by itself, as `core.exportVariable` would be. */
  readonly exportVariable = (name: string, value: string): void => {
    this.events.push({ kind: 'variable', name, text: value })
  }

  /** The texts of one kind, in order. */
  texts(kind: EventKind): string[] {
    return this.events.filter((event) => event.kind === kind).map(({ text }) => text)
  }

  /** The outputs by name. */
  get outputs(): Record<string, string> {
    return this.#named('output')
  }

  /** The environment variables by name. */
  get variables(): Record<string, string> {
    return this.#named('variable')
  }

  #named(wanted: EventKind): Record<string, string> {
    return Object.fromEntries(
      this.events.flatMap(({ kind, name, text }) =>
        kind === wanted && name !== undefined ? [[name, text]] : []
      )
    )
  }
}
