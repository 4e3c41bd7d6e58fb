import type { IncomingMessage, ServerResponse } from 'node:http'
import { startHttpServer, type LocalServer } from './fault-server.js'

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
  readonly #bars: Bar[]
  readonly #server: LocalServer

  private constructor(server: LocalServer, bars: Bar[]) {
    this.#server = server
    this.#bars = bars
  }

  /** `target` is an origin: scheme, host and port. */
  static async open(target: string): Promise<Gate> {
    const bars: Bar[] = []
    const server = await startHttpServer((request, response) => {
      void relay(request, response, { target, bars })
    })
    return new Gate(server, bars)
  }

  get origin(): string {
    return this.#server.origin
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

  close(): Promise<void> {
    return this.#server.close()
  }
}

async function relay(
  request: IncomingMessage,
  response: ServerResponse,
  { target, bars }: { target: string; bars: Bar[] }
): Promise<void> {
  const { method = '', url = '', headers } = request
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const at = bars.findIndex((bar) => bar.method === method)
  const bar = at === -1 ? undefined : bars.splice(at, 1)[0]
  if (bar?.when === 'before') {
    bar.arrive()
    await bar.released
  }
  const reply = await fetch(target + url, {
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

function latch(): { opened: Promise<void>; open: () => void } {
  const holder: { open?: () => void } = {}
  const opened = new Promise<void>((resolve) => {
    holder.open = resolve
  })
  return { opened, open: () => holder.open?.() }
}
