import { NoReply } from '../../src/http/errors.js'
import type { HttpReply, HttpRequest, Send } from '../../src/http/message.js'
import { lost, refused, reply } from '../support/scripted-network.js'
import { VirtualClock } from '../support/virtual-clock.js'
import { IN_FIVE_SECONDS, type Mishap } from './mishaps.js'
import type { SimulatedProcess } from './process.js'

/** The network one process sees: its requests meet the mishaps one after the other, and after those none. */
export function networkOf(process: SimulatedProcess, mishaps: readonly Mishap[], seed: number): Send {
  const chance = new VirtualClock(seed + 1)
  const left = mishaps.values()
  return (request, signal) => {
    // A process that is gone gets no answer, and nothing it asks for leaves it. One that has ended may still be there, as
    // its log is read: what it asked for now, nobody would expect.
    if (!process.alive) {
      if (process.end !== 'gone') process.stage.violated(`${process.label} sent a request after its end`)
      return new Promise(() => undefined)
    }
    const mishap = left.next().value ?? { kind: 'none' }
    process.stage.noteRequest(mishap)
    return new Passage(process, request, chance).meet(mishap, signal)
  }
}

/** One request on its way there and back. */
class Passage {
  readonly #process: SimulatedProcess
  readonly #request: HttpRequest
  readonly #thereMs: number
  readonly #backMs: number
  readonly #sentAt: number
  /** See Asker. */
  readonly #heard: number
  #settled = false

  constructor(process: SimulatedProcess, request: HttpRequest, chance: VirtualClock) {
    this.#process = process
    this.#request = request
    this.#sentAt = process.stage.clock.elapsed
    this.#heard = process.stage.gitHub.wordsSoFar
    this.#thereMs = 5 + Math.floor(chance.random() * 120)
    this.#backMs = 5 + Math.floor(chance.random() * 120)
  }

  meet(mishap: Mishap, signal: AbortSignal): Promise<HttpReply> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        if (this.#settled) return
        this.#settled = true
        if (!this.#process.alive) return
        this.#process.lastEventAt = this.#process.stage.clock.elapsed
        act()
      }
      signal.addEventListener('abort', () => {
        this.#loseSight()
        settle(() => {
          if (mishap.kind !== 'look-up') reject(signal.reason as Error)
        })
      })
      this.#enact(mishap, (answer) => {
        settle(() => {
          if (answer instanceof Error) reject(answer)
          else resolve(answer)
        })
      })
    })
  }

  #enact(mishap: Mishap, answer: (given: HttpReply | Error) => void): void {
    const arrived = this.#thereMs
    const back = this.#thereMs + this.#backMs
    switch (mishap.kind) {
      case 'none':
        this.#answerWith(back, answer)
        break
      case 'slow':
        this.#answerWith(arrived + mishap.ms, answer)
        break
      case 'garbage':
        this.#loseSight()
        this.#answerWith(back, answer, (handled) => garbage(mishap.body, handled))
        break
      case 'cut body':
        this.#loseSight()
        this.#answerWith(back, answer, cutShort)
        break
      case 'refused':
        this.#later(arrived, () => {
          answer(refused())
        })
        break
      case 'reset':
        this.#loseSight()
        this.#mayHappen(mishap.effect, back, () => {
          answer(lost())
        })
        break
      case 'silence':
        this.#loseSight()
        this.#mayHappen(mishap.effect, back, () => undefined)
        break
      case 'look-up':
        break
      case 'status':
        if (mishap.status !== 429) this.#loseSight()
        this.#mayHappen(mishap.effect, back, () => {
          answer(this.#refusal(mishap.status, mishap.retryAfter))
        })
        break
      case 'denied':
        this.#later(back, () => {
          answer(reply(mishap.status, '"not allowed"'))
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
        this.#later(arrived + mishap.ms, () => {
          this.#handle()
        })
        break
      case 'crash':
        this.#loseSight()
        this.#process.die()
        this.#mayHappen(mishap.effect, back, () => undefined)
    }
  }

  /** The server carries the request out when it arrives; the reply is what it says, or is made of that. */
  #answerWith(
    at: number,
    answer: (given: HttpReply | Error) => void,
    alter?: (handled: HttpReply) => HttpReply | Error
  ): void {
    const { label, stage } = this.#process
    this.#later(this.#thereMs, () => {
      const handled = this.#handle()
      const handledAt = stage.clock.elapsed
      this.#later(at - this.#thereMs, () => {
        const given = alter === undefined ? handled : alter(handled)
        const whole = !(given instanceof Error) && given.body === handled.body
        if (whole && !this.#settled) stage.gitHub.noteHeard(this.#request, label, handledAt)
        answer(given)
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
    const { label: by, stage } = this.#process
    const asker = { by, late: this.#settled, sentAt: this.#sentAt, heard: this.#heard }
    return stage.serve(this.#request, asker)
  }

  #refusal(status: number, retryAfter: string | undefined): HttpReply {
    if (retryAfter === undefined) return reply(status, '<html><title>Trouble</title></html>')
    const date = new Date(this.#process.stage.clock.now() + 5_000).toUTCString()
    return reply(status, '"slow down"', { 'retry-after': retryAfter === IN_FIVE_SECONDS ? date : retryAfter })
  }

  /** From now on the process cannot know whether a create request or a deletion of its own took effect. */
  #loseSight(): void {
    const { method, url } = this.#request
    if (url.hostname !== 'api.upstash.com') return
    if (method === 'POST') this.#process.uncertain = true
    if (method === 'DELETE') this.#process.lostDeletion = true
  }

  #later(ms: number, callback: () => void): void {
    this.#process.stage.clock.schedule(ms, callback)
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
