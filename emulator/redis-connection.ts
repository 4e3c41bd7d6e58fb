/** A connection to a Redis server. */
import { connect, type Socket } from 'node:net'
import { LOOPBACK } from './http.js'
import { ReplyReader, type Opened, type Oversized } from './resp-reader.js'
import { encodeCommands, type Argument, type Reply } from './resp.js'

/** A port, of this machine if no host is named, or the file of a Unix socket. */
export type Address = { port: number; host?: string } | { path: string }

/** Without a password nothing is said of who connects; without a user it is the server's default one. */
export type Login = Address & { user?: string | undefined; password: string | undefined }

/** Beyond this many bytes that nobody asked for, no more are read from the socket. */
const READ_AHEAD = 256 * 1024

export class RedisConnection {
  readonly #socket: Socket
  readonly #reader = new ReplyReader()
  /** Settles when the exchange before has ended. */
  #turn: Promise<unknown> = Promise.resolve()
  #wake: (() => void) | undefined
  #problem: Error | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => {
      this.#reader.feed(chunk)
      if (this.#wake === undefined && this.#reader.buffered > READ_AHEAD) socket.pause()
      this.#wake?.()
    })
    let cause: Error | undefined
    // 'close' always follows.
    socket.on('error', (error) => (cause = error))
    socket.on('close', () => {
      this.#problem = new Error('the Redis server closed the connection', { cause })
      this.#wake?.()
    })
  }

  /** Connects and logs in. Rejects when either fails. */
  static async open(login: Login): Promise<RedisConnection> {
    const where = 'path' in login ? { path: login.path } : { host: LOOPBACK, ...login }
    const connection = new RedisConnection(connect(where))
    const [answer] = await connection.send([greeting(login)])
    if (answer?.kind === 'error') {
      connection.close()
      throw new Error(`the Redis server refused the login: ${answer.text}`)
    }
    return connection
  }

  get ended(): boolean {
    return this.#problem !== undefined || this.#socket.destroyed
  }

  /**
   * Sends commands back to back, nothing between them, and returns their replies in order. For replies of any size
   * one after the other, `write`, `poll` and `arrival` do the same piece by piece.
   */
  async send(commands: readonly (readonly Argument[])[]): Promise<Reply[]> {
    const exchange = this.#turn.then(async () => {
      this.write(commands)
      const replies: Reply[] = []
      while (replies.length < commands.length) {
        const reply = this.poll()
        if (reply === undefined) await this.arrival()
        else if (reply.kind !== 'oversized') replies.push(reply)
      }
      return replies
    })
    this.#turn = exchange.catch(() => undefined)
    return exchange
  }

  /** Throws when the connection has ended. */
  write(commands: readonly (readonly Argument[])[]): void {
    this.#check()
    if (commands.length > 0) this.#socket.write(encodeCommands(commands))
  }

  /** The next reply if it has arrived; see `ReplyReader.next`. */
  poll(limit = Infinity): Reply | Oversized | undefined {
    return this.#read(() => this.#reader.next(limit))
  }

  /** The next reply, an array only opened, if it has arrived; see `ReplyReader.open`. */
  pollOpened(limit = Infinity): Reply | Oversized | Opened | undefined {
    return this.#read(() => this.#reader.open(limit))
  }

  /** Resolves when more bytes have arrived. Rejects when the connection ends first. */
  async arrival(): Promise<void> {
    this.#check()
    this.#socket.resume()
    await new Promise<void>((resolve) => (this.#wake = resolve))
    this.#wake = undefined
    this.#check()
  }

  close(): void {
    this.#socket.destroy()
  }

  #check(): void {
    if (this.#problem !== undefined) throw this.#problem
    // Closed by us, and the event is still to come.
    if (this.#socket.destroyed) throw new Error('the connection to the Redis server is closed')
  }

  #read<T>(read: () => T): T {
    try {
      return read()
    } catch (error) {
      this.close()
      throw error
    }
  }
}

function greeting({ user, password }: Login): string[] {
  if (password === undefined) return ['PING']
  return user === undefined ? ['AUTH', password] : ['AUTH', user, password]
}
