/** Servers that misbehave, or only watch, in ways the emulator does not. All on loopback. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

const LOOPBACK = '127.0.0.1'

export interface FaultServer {
  readonly port: number
  /** `http://127.0.0.1:1234` */
  readonly origin: string
  /** Connections that ever came. */
  readonly connections: () => number
  close(): Promise<void>
}

/** Listens on `port` (0: any free one) and hands every connection to `serve`; `close` ends them all. */
export async function startTcpServer(serve: (socket: Socket) => void, port = 0): Promise<FaultServer> {
  const open = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
    serve(socket)
  })
  const bound = await listen(server, port)
  return {
    port: bound,
    origin: `http://${LOOPBACK}:${bound}`,
    connections: () => connections,
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      if (server.listening) await once(server, 'close')
    }
  }
}

/** Accepts connections and never says a word. */
export function startSilentServer(): Promise<FaultServer> {
  return startTcpServer((socket) => socket.resume())
}

/** Passes every connection on to another port of this machine, byte for byte. */
export function startForwarder(port: number, target: number): Promise<FaultServer> {
  return startTcpServer((socket) => {
    const onward = connect(target, LOOPBACK)
    onward.on('error', () => socket.destroy())
    socket.on('close', () => onward.destroy())
    socket.pipe(onward).pipe(socket)
  }, port)
}

/** A port on which nothing listens now. */
export async function unusedPort(): Promise<number> {
  const server = await startTcpServer((socket) => socket.destroy())
  await server.close()
  return server.port
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, LOOPBACK)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
