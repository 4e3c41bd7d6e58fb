import { once } from 'node:events'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'

/** A server on this machine that a test started. */
export interface LocalServer {
  port: number
  /** Sockets opened to it so far. */
  connections: () => number
  /** Sockets open at the moment. */
  open: () => number
  close: () => Promise<void>
}

async function start(server: net.Server, host: string): Promise<LocalServer> {
  const sockets = new Set<net.Socket>()
  let connections = 0
  server.on('connection', (socket: net.Socket) => {
    connections++
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    open: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    }
  }
}

/** A server that speaks HTTP as it should. */
export function httpServer(handle: http.RequestListener, host = '127.0.0.1'): Promise<LocalServer> {
  return start(http.createServer(handle), host)
}

/** A server that does with the bytes whatever `handle` does, from the first bytes of each request on. */
export function rawServer(handle: (socket: net.Socket, head: string) => void): Promise<LocalServer> {
  const server = net.createServer((socket) => {
    socket.on('data', (bytes: Buffer) => {
      handle(socket, bytes.toString('latin1'))
    })
  })
  return start(server, '127.0.0.1')
}

/** A proxy that opens tunnels; all of them lead to `target`, whatever host is asked for. */
export async function tunnelProxy(target: LocalServer): Promise<LocalServer & { asked: string[] }> {
  const asked: string[] = []
  const server = http.createServer()
  server.on('connect', (request: http.IncomingMessage, client: net.Socket) => {
    asked.push(request.url ?? '')
    const upstream = net.connect(target.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      client.pipe(upstream).pipe(client)
    })
    upstream.on('error', () => client.destroy())
    client.on('close', () => upstream.destroy())
  })
  return { ...(await start(server, '127.0.0.1')), asked }
}
