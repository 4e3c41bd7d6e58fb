import { NoReply } from '../../src/http/errors.js'
import type { HttpReply, HttpRequest, Send } from '../../src/http/message.js'
import { lost, refused, reply } from '../support/fake-exchange.js'
import { VirtualClock } from '../support/virtual-clock.js'
import { IN_FIVE_SECONDS, type Fault } from './faults.js'
import type { SimulatedProcess } from './process.js'

/** The network one process sees: its requests meet the faults one after the other, and after those none. */
export function networkOf(process: SimulatedProcess, faults: readonly Fault[], seed: number): Send {
  const chance = new VirtualClock(seed + 1)
  const left = faults.values()
  return (request, signal) => {
    // A process that is gone gets no answer, and nothing it asks for leaves it.
    if (!process.alive) return new Promise(() => undefined)
    const fault = left.next().value ?? { kind: 'none' }
    process.world.noteRequest(fault)
    return new Passage(process, request, chance).meet(fault, signal)
  }
}

/** One request on its way there and back. */
class Passage {
  readonly #process: SimulatedProcess
  readonly #request: HttpRequest
  readonly #thereMs: number
  readonly #backMs: number
  #settled = false

  constructor(process: SimulatedProcess, request: HttpRequest, chance: VirtualClock) {
    this.#process = process
    this.#request = request
    this.#thereMs = 5 + Math.floor(chance.random() * 120)
    this.#backMs = 5 + Math.floor(chance.random() * 120)
  }

  meet(fault: Fault, signal: AbortSignal): Promise<HttpReply> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        if (this.#settled) return
        this.#settled = true
        if (!this.#process.alive) return
        this.#process.lastEventAt = this.#process.world.clock.elapsed
        act()
      }
      signal.addEventListener('abort', () => {
        this.#loseSight()
        settle(() => {
          reject(signal.reason as Error)
        })
      })
      this.#enact(fault, (answer) => {
        settle(() => {
          if (answer instanceof Error) reject(answer)
          else resolve(answer)
        })
      })
    })
  }

  #enact(fault: Fault, answer: (given: HttpReply | Error) => void): void {
    const arrived = this.#thereMs
    const back = this.#thereMs + this.#backMs
    switch (fault.kind) {
      case 'none':
        this.#answerWith(back, (handled) => handled, answer)
        break
      case 'slow':
        this.#answerWith(arrived + fault.ms, (handled) => handled, answer)
        break
      case 'garbage':
        this.#loseSight()
        this.#answerWith(back, (handled) => garbage(fault.body, handled), answer)
        break
      case 'cut body':
        this.#loseSight()
        this.#answerWith(back, cutShort, answer)
        break
      case 'refused':
        this.#later(arrived, () => {
          answer(refused())
        })
        break
      case 'reset':
        this.#loseSight()
        this.#mayHappen(fault.effect, back, () => {
          answer(lost())
        })
        break
      case 'silence':
        this.#loseSight()
        this.#mayHappen(fault.effect, back, () => undefined)
        break
      case 'status':
        if (fault.status !== 429) this.#loseSight()
        this.#mayHappen(fault.effect, back, () => {
          answer(this.#refusal(fault.status, fault.retryAfter))
        })
        break
      case 'denied':
        this.#later(back, () => {
          answer(reply(fault.status, '"not allowed"'))
        })
        break
      case 'redirect':
        this.#later(back, () => {
          answer(reply(307, '', { location: 'https://elsewhere.example.com/' }))
        })
        break
      case 'late effect':
        this.#loseSight()
        this.#later(back, () => {
          answer(lost())
        })
        this.#later(arrived + fault.ms, () => {
          this.#handle()
        })
        break
      case 'crash':
        this.#loseSight()
        this.#process.die()
        this.#mayHappen(fault.effect, back, () => undefined)
    }
  }

  /** The server carries the request out when it arrives, and the reply is made of what it says. */
  #answerWith(
    at: number,
    alter: (handled: HttpReply) => HttpReply | Error,
    answer: (given: HttpReply | Error) => void
  ): void {
    this.#later(this.#thereMs, () => {
      const handled = this.#handle()
      this.#later(at - this.#thereMs, () => {
        answer(alter(handled))
      })
    })
  }

  #mayHappen(effect: boolean, at: number, then: () => void): void {
    if (effect) {
      this.#later(this.#thereMs, () => {
        this.#handle()
      })
    }
    this.#later(at, then)
  }

  #handle(): HttpReply {
    return this.#process.world.serve(this.#request, this.#process.label, this.#settled)
  }

  #refusal(status: number, retryAfter: string | undefined): HttpReply {
    if (retryAfter === undefined) return reply(status, '<html><title>Trouble</title></html>')
    const date = new Date(this.#process.world.clock.now() + 5_000).toUTCString()
    return reply(status, '"slow down"', { 'retry-after': retryAfter === IN_FIVE_SECONDS ? date : retryAfter })
  }

  /** From now on the process cannot know whether a create request of its own took effect. */
  #loseSight(): void {
    if (this.#request.method === 'POST') this.#process.uncertain = true
  }

  #later(ms: number, callback: () => void): void {
    this.#process.world.clock.schedule(ms, callback)
  }
}

function cutShort(): NoReply {
  return new NoReply('The reply was cut short.', { mayHaveArrived: true, transient: true })
}

/** A success that cannot be read: the beginning of the real reply, one without a field, or something else. */
function garbage(body: string, handled: HttpReply): HttpReply {
  if (body === 'half') return { ...handled, body: handled.body.slice(0, -10) }
  if (body === 'no endpoint') return { ...handled, body: handled.body.replaceAll('"endpoint"', '"end"') }
  return { ...handled, body }
}
