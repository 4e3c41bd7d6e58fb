/** What stands between a database's clients and its Redis, if the database is to misbehave over TCP. */
import { readFile } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { closeListener, listen, listenLater, LOOPBACK } from './http.js'
import type { TlsFiles } from './redis-tls.js'
import { CommandReader, replyEnd } from './resp-frames.js'
import type { CommandFate } from './types.js'

/** What becomes of one command. */
export type Verdict = 'pass' | CommandFate

export interface Front {
  port: number
  close(): Promise<void>
}

/** Redis refuses it, and with it the transaction it stands in, as it does with what is refused in earnest. */
const UNKNOWN = Buffer.from('*1\r\n$7\r\nREFUSED\r\n')

export interface FrontSetup {
  /** Where the Redis listens, without TLS. */
  innerPort: number
  /** If set, the front speaks TLS. */
  tls?: TlsFiles | undefined
  /** Is asked about every command in order, those that log in aside. */
  judge: (command: readonly Buffer[]) => Verdict
  /** How long connections are refused at first, in milliseconds. Default 0. */
  refusedMs?: number
}

/** Listens on loopback, and passes commands on to the Redis. */
export async function startFront({ innerPort, tls, judge, refusedMs = 0 }: FrontSetup): Promise<Front> {
  const sockets = new Set<Socket>()
  const serve = (client: Socket): void => {
    const redis = connect({ port: innerPort, host: LOOPBACK })
    for (const socket of [client, redis]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    }
    relay(client, redis, judge)
  }
  const server: Server =
    tls === undefined
      ? createServer(serve)
      : createTlsServer({ key: await readFile(tls.key), cert: await readFile(tls.certificate) }, serve)
  const closing = new AbortController()
  return {
    port:
      refusedMs > 0
        ? await listenLater(server, 0, { ms: refusedMs, signal: closing.signal })
        : await listen(server, 0),
    async close() {
      closing.abort()
      for (const socket of sockets) socket.destroy()
      await closeListener(server)
    }
  }
}

/** What is done with the reply to a command: shown as it is, replaced by an error, or never shown. */
type Fate = 'show' | { refuse: string } | 'reset'

function relay(client: Socket, redis: Socket, judge: (command: readonly Buffer[]) => Verdict): void {
  const fates: Fate[] = []
  const commands = new CommandReader()
  const end = (): void => {
    client.destroy()
    redis.destroy()
  }
  client.on('data', (chunk: Buffer) => {
    const passed: Buffer[] = []
    for (const { words, bytes } of commands.feed(chunk)) {
      const verdict = isLogin(words) ? 'pass' : judge(words)
      if (verdict === 'reset-before') {
        // What came before it takes effect.
        redis.end(Buffer.concat(passed))
        client.destroy()
        return
      }
      const refused = typeof verdict === 'object'
      fates.push(refused ? verdict : verdict === 'pass' ? 'show' : 'reset')
      passed.push(refused ? UNKNOWN : bytes)
    }
    redis.write(Buffer.concat(passed))
  })
  let pending: Buffer = Buffer.alloc(0)
  redis.on('data', (chunk: Buffer) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    let at = 0
    const out: Buffer[] = []
    for (let next = replyEnd(pending, at); next !== -1; next = replyEnd(pending, at)) {
      const fate = fates.shift() ?? 'show'
      if (fate === 'reset') {
        end()
        return
      }
      out.push(fate === 'show' ? pending.subarray(at, next) : Buffer.from(`-${fate.refuse}\r\n`))
      at = next
    }
    pending = pending.subarray(at)
    client.write(Buffer.concat(out))
  })
  client.on('close', () => redis.end())
  redis.on('close', end)
}

function isLogin([name]: readonly Buffer[]): boolean {
  return /^(?:auth|hello)$/i.test(name?.toString() ?? '')
}
