/** A connection to a Redis server on this machine. */
import { connect, type Socket } from 'node:net'
import { LOOPBACK } from './http.js'
import { encodeCommand, ReplyReader, type Argument, type Reply } from './resp.js'

export interface Login {
  port: number
  user: string
  password: string
}

interface Pending {
  expected: number
  replies: Reply[]
  resolve: (replies: Reply[]) => void
  reject: (reason: Error) => void
}

export class RedisConnection {
  readonly #socket: Socket
  readonly #reader = new ReplyReader()
  readonly #pending: Pending[] = []
  #ended = false

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => {
      this.#receive(chunk)
    })
    // 'close' always follows.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      this.#ended = true
      for (const { reject } of this.#pending.splice(0))
        reject(new Error('the Redis server closed the connection'))
    })
  }

  /** Connects and logs in. Rejects when either fails. */
  static async open({ port, user, password }: Login): Promise<RedisConnection> {
    const connection = new RedisConnection(connect(port, LOOPBACK))
    const [answer] = await connection.send([['AUTH', user, password]])
    if (answer?.kind === 'error') {
      connection.close()
      throw new Error(`the Redis server refused the login: ${answer.text}`)
    }
    return connection
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Sends commands back to back, nothing between them, and returns their replies in order. */
  async send(commands: readonly (readonly Argument[])[]): Promise<Reply[]> {
    if (this.#ended) throw new Error('the connection to the Redis server is closed')
    if (commands.length === 0) return []
    return new Promise((resolve, reject) => {
      this.#pending.push({ expected: commands.length, replies: [], resolve, reject })
      this.#socket.write(Buffer.concat(commands.map(encodeCommand)))
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #receive(chunk: Buffer): void {
    let replies: Reply[]
    try {
      replies = this.#reader.push(chunk)
    } catch {
      this.close()
      return
    }
    for (const reply of replies) {
      const first = this.#pending[0]
      if (first === undefined) return
      first.replies.push(reply)
      if (first.replies.length < first.expected) continue
      this.#pending.shift()
      first.resolve(first.replies)
    }
  }
}
