/** Servers that misbehave, or only watch, in ways the emulator does not. All on loopback. */
import { once } from 'node:events'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { codeOf } from '../../src/http/network-error.js'

const LOOPBACK = '127.0.0.1'

/** A server on this machine that a test started. */
export interface LocalServer {
  readonly port: number
  /** `http://127.0.0.1:1234` */
  readonly origin: string
  /** Connections that ever came. */
  readonly connections: () => number
  /** Connections that are open at the moment. */
  readonly open: () => number
  close(): Promise<void>
}

/** Listens on `port` (0: any free one) and hands every connection to `serve`; `close` ends them all. */
export async function startTcpServer(
  serve: (socket: Socket) => void,
  { port = 0, host = LOOPBACK } = {}
): Promise<LocalServer> {
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    serve(socket)
  })
  const bound = await listen(server, { port, host })
  return {
    port: bound,
    origin: `http://${LOOPBACK}:${bound}`,
    connections: () => connections,
    open: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      if (server.listening) await once(server, 'close')
    }
  }
}

/** A server that speaks HTTP as it should. */
export function startHttpServer(handle: RequestListener, host = LOOPBACK): Promise<LocalServer> {
  const server = createHttpServer(handle)
  return startTcpServer((socket) => server.emit('connection', socket), { host })
}

/** A server that does with the bytes whatever `handle` does, from the first bytes of each request on. */
export function startRawServer(handle: (socket: Socket) => void): Promise<LocalServer> {
  return startTcpServer((socket) => {
    socket.on('data', () => {
      handle(socket)
    })
  })
}

/** Passes every connection on to another port of this machine, byte for byte. */
export function startForwarder(port: number, target: number): Promise<LocalServer> {
  return startTcpServer(
    (socket) => {
      const onward = connect(target, LOOPBACK)
      onward.on('error', () => socket.destroy())
      socket.on('close', () => onward.destroy())
      socket.pipe(onward).pipe(socket)
    },
    { port }
  )
}

/** Below the ports that a system hands out by itself (Linux: from 32768, ip(7)), so that no other program gets it meanwhile. */
const [FIRST_UNUSED, LAST_UNUSED] = [20_000, 32_000]

/** A port on which nothing listens now, nor later unless somebody asks for this very one. */
export async function unusedPort(): Promise<number> {
  for (;;) {
    const port = FIRST_UNUSED + Math.floor(Math.random() * (LAST_UNUSED - FIRST_UNUSED))
    try {
      const server = await startTcpServer((socket) => socket.destroy(), { port })
      await server.close()
      return port
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw error
    }
  }
}

async function listen(server: Server, { port, host }: { port: number; host: string }): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
