/** The faults of the commands that come over TCP to all databases. */
import { FaultQueue } from './faults.js'
import type { Verdict } from './redis-front.js'
import type { TcpFault } from './types.js'

export class TcpGate {
  readonly #faults = new FaultQueue<TcpFault>(Date.now)

  constructor(faults: readonly TcpFault[]) {
    for (const fault of faults) this.#faults.add(fault)
  }

  inject(fault: TcpFault): void {
    this.#faults.add(fault)
  }

  clear(): void {
    this.#faults.clear()
  }

  /** What becomes of a command, given as its words. */
  readonly judge = ([word]: readonly Buffer[]): Verdict => {
    const name = word?.toString().toUpperCase() ?? ''
    return this.#faults.take(({ commands }) => commands?.includes(name) ?? true)?.reply ?? 'pass'
  }
}
