import { connect } from 'node:net'
import { startTcpServer } from './fault-server.js'

export interface ConnectProxy {
  /** As `https_proxy` wants it. */
  readonly url: string
  /** `host:port` of every tunnel that was asked for. */
  readonly asked: string[]
  /** The first line and headers of every request, as they came. */
  readonly heads: string[]
  close(): Promise<void>
}

/**
 * A proxy for CONNECT (RFC 9110, 9.3.6) that leads every tunnel to `targetPort` of this machine, whatever host it was
 * asked for; with `refuse`, it answers with that status line instead.
 */
export async function startProxy(options: { targetPort: number; refuse?: string }): Promise<ConnectProxy> {
  const asked: string[] = []
  const heads: string[] = []
  const server = await startTcpServer((socket) => {
    let received = Buffer.alloc(0)
    const read = (chunk: Buffer): void => {
      received = Buffer.concat([received, chunk])
      const end = received.indexOf('\r\n\r\n')
      if (end < 0) return
      socket.off('data', read)
      const head = received.subarray(0, end).toString()
      heads.push(head)
      asked.push(/^CONNECT (\S+) /.exec(head)?.[1] ?? '')
      if (options.refuse !== undefined) {
        socket.end(`HTTP/1.1 ${options.refuse}\r\nContent-Length: 0\r\n\r\n`)
        return
      }
      const onward = connect(options.targetPort, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        onward.write(received.subarray(end + 4))
        socket.pipe(onward).pipe(socket)
      })
      onward.on('error', () => socket.destroy())
      socket.on('close', () => onward.destroy())
    }
    socket.on('data', read)
  })
  return { url: server.origin, asked, heads, close: () => server.close() }
}
