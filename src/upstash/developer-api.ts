import { describe, type HttpReply, type HttpRequest } from '../http/exchange.js'
import { BadReply, HttpError, isAmbiguous, judge } from '../http/http-error.js'
import type { HttpSession } from '../http/session.js'
import { parseJson } from '../json.js'
import type { Mask } from '../log.js'
import type { Verdict, Waits } from '../retry.js'
import { maskAllForms } from '../masking.js'
import { apiError } from './api-error.js'
import { createRequestBody, type DatabaseWish } from './create-request.js'
import {
  credentialsIn,
  parseDatabase,
  parseDatabaseList,
  type Database,
  type DatabaseSummary
} from './database.js'

export interface Account {
  email: string
  apiKey: string
  /** The API's base address, without a slash at its end. */
  apiUrl: string
}

/** What Basic authentication sends for the account; a secret like the key itself. */
export function basicCredentials({ email, apiKey }: Pick<Account, 'email' | 'apiKey'>): string {
  return Buffer.from(`${email}:${apiKey}`, 'utf8').toString('base64')
}

/**
 * The Upstash Developer API (https://upstash.com/docs/devops/developer-api), as far as these actions need it. Credentials
 * are masked as they are read, before anybody can print them.
 */
export class DeveloperApi {
  readonly #session: HttpSession
  readonly #mask: Mask
  readonly #apiUrl: string
  readonly #authorization: string

  constructor(account: Account, { session, mask }: { session: HttpSession; mask: Mask }) {
    this.#session = session
    this.#mask = mask
    this.#apiUrl = account.apiUrl
    this.#authorization = `Basic ${basicCredentials(account)}`
  }

  /** All databases of the account. Retries. */
  list(): Promise<DatabaseSummary[]> {
    return this.#session.retrying(() => this.listOnce())
  }

  /** All databases of the account, asked for once. */
  async listOnce(): Promise<DatabaseSummary[]> {
    const request = this.#request('GET', '/redis/databases')
    return parseDatabaseList(parseJson((await this.#send(request)).body), describe(request))
  }

  /** One database with its credentials; undefined where there is none of this id. Retries. */
  get(id: string): Promise<Database | undefined> {
    const request = this.#request('GET', `/redis/database/${encodeURIComponent(id)}`)
    return this.#session.retrying(async () => {
      try {
        return this.#readDatabase(await this.#send(request), request)
      } catch (error) {
        if (error instanceof HttpError && error.status === 404) return undefined
        throw error
      }
    })
  }

  /**
   * Asks once for a new database. Not retried: after a failure that `isAmbiguous`, the caller has to look whether the
   * database is there.
   */
  async createOnce(wish: DatabaseWish): Promise<Database> {
    const request = {
      ...this.#request('POST', '/redis/database'),
      body: JSON.stringify(createRequestBody(wish))
    }
    return this.#readDatabase(await this.#send(request), request)
  }

  /**
   * Deletes a database; false where there was none of this id. Retries: a 404 after an attempt whose reply was lost
   * means that that attempt had deleted it.
   */
  delete(id: string, waits?: Waits): Promise<boolean> {
    const request = this.#request('DELETE', `/redis/database/${encodeURIComponent(id)}`)
    let mayBeDone = false
    return this.#session.retrying(
      async () => {
        try {
          const { body } = await this.#send(request)
          // The API says "OK" or nothing; a page that some proxy made up says nothing about the database.
          if (!/^(?:OK)?$/.test(body.trim()) && parseJson(body) === undefined) {
            throw new BadReply(
              `The reply to ${describe(request)} is not the API's. Check \`api_url\` and any proxy.`
            )
          }
          return true
        } catch (error) {
          if (error instanceof HttpError && error.status === 404) return mayBeDone
          mayBeDone ||= isAmbiguous(error)
          throw error
        }
      },
      judgeDeletion,
      waits
    )
  }

  #request(method: HttpRequest['method'], path: string): HttpRequest {
    const headers = {
      accept: 'application/json',
      authorization: this.#authorization,
      ...(method === 'POST' && { 'content-type': 'application/json' })
    }
    return { method, url: new URL(this.#apiUrl + path), headers }
  }

  async #send(request: HttpRequest): Promise<HttpReply> {
    const reply = await this.#session.once(request)
    if (reply.status >= 200 && reply.status < 300) return reply
    throw apiError(reply, describe(request), this.#session.clock.now())
  }

  #readDatabase(reply: HttpReply, request: HttpRequest): Database {
    const json = parseJson(reply.body)
    // Masked before the guards look: an error may quote a part of the reply.
    for (const credential of credentialsIn(json)) maskAllForms(credential, this.#mask)
    return parseDatabase(json, describe(request))
  }
}

/** Asking again does no harm, and tells whether it was deleted. */
function judgeDeletion(error: unknown): Verdict {
  return error instanceof BadReply ? { retry: true } : judge(error)
}
