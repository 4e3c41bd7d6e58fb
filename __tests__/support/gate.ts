import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that is held at the gate. */
export interface Held {
  /** Resolves once the request is there (held `before`), or has been answered behind the gate (held `after`). */
  readonly reached: Promise<void>
  /** Lets it go on; whether its client is still there makes no difference. Resolves when it has been carried out. */
  release(): Promise<void>
}

interface Bar {
  method: string
  when: 'before' | 'after'
  arrive: () => void
  released: Promise<void>
  finish: () => void
}

/** A relay in front of an API that can stop a request before or after its effect, so that tests can fix an order. */
export class Gate {
  readonly #target: string
  readonly #bars: Bar[] = []
  readonly #server = createServer((request, response) => {
    void this.#relay(request, response)
  })

  private constructor(target: string) {
    this.#target = target
  }

  /** `target` is an origin: scheme, host and port. */
  static async open(target: string): Promise<Gate> {
    const gate = new Gate(target)
    gate.#server.listen(0, '127.0.0.1')
    await once(gate.#server, 'listening')
    return gate
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Stops the next request of this method before it reaches the API, or its reply after. */
  hold(method: string, when: 'before' | 'after'): Held {
    const arrival = latch()
    const departure = latch()
    const end = latch()
    this.#bars.push({ method, when, arrive: arrival.open, released: departure.opened, finish: end.open })
    return {
      reached: arrival.opened,
      release: () => {
        departure.open()
        return end.opened
      }
    }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #relay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const at = this.#bars.findIndex((bar) => bar.method === method)
    const bar = at === -1 ? undefined : this.#bars.splice(at, 1)[0]
    if (bar?.when === 'before') {
      bar.arrive()
      await bar.released
    }
    const reply = await fetch(this.#target + url, {
      method,
      headers: { authorization: headers.authorization ?? '' },
      ...(body !== '' && { body })
    })
    const text = await reply.text()
    if (bar?.when === 'after') {
      bar.arrive()
      await bar.released
    }
    bar?.finish()
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(text)
  }
}

function latch(): { opened: Promise<void>; open: () => void } {
  const holder: { open?: () => void } = {}
  const opened = new Promise<void>((resolve) => {
    holder.open = resolve
  })
  return { opened, open: () => holder.open?.() }
}
