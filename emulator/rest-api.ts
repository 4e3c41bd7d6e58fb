/** Carries out the REST requests of one database. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CommandGroups } from './command-groups.js'
import type { RedisConnection } from './redis-connection.js'
import { RedisPool } from './redis-pool.js'
import type { Reply } from './resp.js'
import { answer, answerInParts } from './rest-answer.js'
import { readBodyWithin } from './rest-body.js'
import { runPipeline, runTransaction, type CommandRules } from './rest-commands.js'
import { RestError, WRONG_TOKEN } from './rest-errors.js'
import { serveEvents } from './rest-events.js'
import { RestExchange } from './rest-exchange.js'
import { SyncTokens } from './rest-headers.js'
import type { RestLimits } from './rest-limits.js'
import { encodingOf, errorJson, JSON_TYPE, type Encoding } from './rest-reply.js'
import {
  isJson,
  readRestRequest,
  tokenOf,
  type Command,
  type RequestHead,
  type RestRequest
} from './rest-request.js'
import { ScriptFlags } from './rest-script-flags.js'
import { userOf, type User } from './rest-token.js'
import { ScriptStopper } from './script-stopper.js'
import type { Credentials } from './types.js'

/** What the REST plane stands before. */
export interface RestBackend {
  credentials(): Credentials
  /** A fresh connection, logged in as this user. */
  connect(user: User): Promise<RedisConnection>
}

export class RestApi {
  readonly #backend: RestBackend
  readonly #limits: RestLimits
  readonly #pools: Record<User, RedisPool>
  readonly #groups: Record<User, CommandGroups>
  readonly #scripts: ScriptStopper
  readonly #rules: CommandRules
  readonly #syncTokens = new SyncTokens()

  constructor(backend: RestBackend, limits: RestLimits) {
    this.#backend = backend
    this.#limits = limits
    this.#rules = { maxBytes: limits.commandBytes, flags: new ScriptFlags() }
    const pool = (user: User): RedisPool => new RedisPool(() => backend.connect(user), limits.connections)
    this.#pools = { default: pool('default'), default_ro: pool('default_ro') }
    const groups = (user: User): CommandGroups =>
      new CommandGroups(async (commands, answered) =>
        this.#exchange(user, async (exchange) => {
          for await (const reply of runPipeline(exchange, commands, this.#rules)) answered(reply)
        })
      )
    this.#groups = { default: groups('default'), default_ro: groups('default_ro') }
    this.#scripts = new ScriptStopper(() => backend.connect('default'))
  }

  /** Answers a request. Rejects when an answer that has begun cannot be finished. */
  async handle(head: RequestHead, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const user = userOf(tokenOf(head), this.#backend.credentials())
      if (user === undefined) throw new RestError(401, WRONG_TOKEN)
      response.setHeader('upstash-sync-token', this.#syncTokens.next())
      const { bodyBytes, commandBytes } = this.#limits
      const body = await readBodyWithin(request, isJson(head) ? bodyBytes : commandBytes)
      const asked = readRestRequest(head, body)
      await this.#carryOut(user, asked, encodingOf(head.headers, asked.kind), response)
    } catch (error) {
      if (response.headersSent) throw error
      // Not what Upstash says, who have no process of ours that could fail.
      const status = error instanceof RestError ? error.status : 500
      answer(response, status, JSON_TYPE, errorJson(error instanceof Error ? error.message : String(error)))
    }
  }

  /** Ends the connections to Redis, and so whatever is under way. */
  close(): void {
    for (const pool of Object.values(this.#pools)) pool.close()
  }

  async #carryOut(
    user: User,
    asked: RestRequest,
    encoding: Encoding,
    response: ServerResponse
  ): Promise<void> {
    if (asked.kind === 'events') await this.#answerEvents(user, asked.command, encoding, response)
    else if (asked.kind === 'command') {
      const reply = await this.#groups[user].run(asked.command)
      answer(response, statusOf(reply), encoding.contentType, encoding.item(reply))
    } else
      await this.#exchange(user, async (exchange) => this.#answerSeveral(exchange, asked, encoding, response))
  }

  /** Talks to Redis on a connection that nobody else uses meanwhile. */
  async #exchange(user: User, talk: (exchange: RestExchange) => Promise<void>): Promise<void> {
    await this.#pools[user].use(async (connection) => {
      const exchange = new RestExchange(connection, this.#limits, this.#scripts)
      try {
        await talk(exchange)
      } finally {
        await exchange.finish()
      }
    })
  }

  async #answerSeveral(
    exchange: RestExchange,
    { kind, commands }: RestRequest & { kind: 'pipeline' | 'multi-exec' },
    encoding: Encoding,
    response: ServerResponse
  ): Promise<void> {
    const run = kind === 'pipeline' ? runPipeline : runTransaction
    const replies = await run(exchange, commands, this.#rules)
    if ('kind' in replies) answer(response, statusOf(replies), encoding.contentType, encoding.item(replies))
    else await answerInParts(response, encoding.contentType, list(replies, encoding), this.#limits.stallMs)
  }

  /** On a connection of its own, which ends when the client goes. */
  async #answerEvents(
    user: User,
    command: Command,
    encoding: Encoding,
    response: ServerResponse
  ): Promise<void> {
    const connection = await this.#backend.connect(user)
    const close = (): void => {
      connection.close()
    }
    response.once('close', close)
    try {
      if (response.destroyed) return
      const refused = await serveEvents(connection, command, response, this.#limits)
      answer(response, statusOf(refused), encoding.contentType, encoding.item(refused))
    } finally {
      close()
    }
  }
}

function statusOf(reply: Reply): number {
  return reply.kind === 'error' ? 400 : 200
}

async function* list(
  replies: AsyncIterable<Reply>,
  encoding: Encoding
): AsyncGenerator<string | Buffer, undefined> {
  let before = encoding.open
  for await (const reply of replies) {
    if (before !== '') yield before
    yield encoding.item(reply)
    before = encoding.between
  }
  if (encoding.close !== '') yield encoding.close
}
