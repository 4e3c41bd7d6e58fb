import { BadReply, HttpError, NotFound } from '../http/errors.js'
import { describe, type HttpReply, type HttpRequest } from '../http/message.js'
import { mayHaveTakenEffect } from '../http/retryable.js'
import type { ApiClient } from '../http/client.js'
import { parseJson } from '../json.js'
import { maskAllForms, type Mask } from '../masking.js'
import { apiError } from './api-error.js'
import { createRequestBody, type DatabaseWish } from './create-request.js'
import {
  credentialsIn,
  parseDatabase,
  parseDatabaseList,
  type Database,
  type DatabaseSummary
} from './database.js'

/** The credentials of an Upstash account, and where its API is. */
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
export class UpstashClient {
  readonly #client: ApiClient
  readonly #mask: Mask
  readonly #apiUrl: string
  readonly #authorization: string

  constructor(account: Account, { client, mask }: { client: ApiClient; mask: Mask }) {
    this.#client = client
    this.#mask = mask
    this.#apiUrl = account.apiUrl
    this.#authorization = `Basic ${basicCredentials(account)}`
  }

  /** All databases of the account. Retries. */
  list(): Promise<DatabaseSummary[]> {
    return this.#client.retry('read', () => this.listOnce())
  }

  /** All databases of the account, asked for once. */
  async listOnce(): Promise<DatabaseSummary[]> {
    const request = this.#request('GET', '/redis/databases')
    return parseDatabaseList(parseJson((await this.#send(request)).body), describe(request))
  }

  /** One database with its credentials; undefined if the API says that there is none of this id. Retries. */
  get(id: string): Promise<Database | undefined> {
    const request = this.#request('GET', `/redis/database/${encodeURIComponent(id)}`)
    return this.#client.retry('read', async () => {
      try {
        const database = this.#readDatabase(await this.#send(request), request)
        // The API's older documents have this state.
        return database.state === 'deleted' ? undefined : database
      } catch (error) {
        if (error instanceof NotFound) return undefined
        throw error
      }
    })
  }

  /**
   * Asks once for a new database. Not retried here: after a failure that may have taken effect, the caller has to look
   * whether the database is there.
   *
   * @throws NameTaken if the account has a database of this name already
   */
  async createOnce(wish: DatabaseWish): Promise<Database> {
    const request = {
      ...this.#request('POST', '/redis/database'),
      body: JSON.stringify(createRequestBody(wish))
    }
    return this.#readDatabase(await this.#send(request), request)
  }

  /**
   * Deletes a database; false if the API says that there was none of this id. Retries: a database that is not found after
   * an attempt whose reply was lost was deleted by that attempt. Only the API's own words count as done.
   *
   * @param confirm is asked right before each attempt, and throws if the database is not to be deleted after all
   * @throws BadReply if the replies are not the API's; the error then says what the list shows
   */
  async delete(id: string, confirm: () => Promise<void> = () => Promise.resolve()): Promise<boolean> {
    const request = this.#request('DELETE', `/redis/database/${encodeURIComponent(id)}`)
    let mayBeDone = false
    try {
      return await this.#client.retry('delete', async () => {
        await confirm()
        try {
          refuseForeignReply(await this.#send(request), request)
          return true
        } catch (error) {
          if (error instanceof NotFound) return mayBeDone
          mayBeDone ||= mayHaveTakenEffect(error)
          throw error
        }
      })
    } catch (error) {
      const foreign = error instanceof BadReply || (error instanceof HttpError && error.status === 404)
      throw foreign ? await this.#withWhatTheListShows(id, error) : error
    }
  }

  async #withWhatTheListShows(id: string, error: Error): Promise<Error> {
    const all = await this.listOnce().catch(() => undefined)
    if (all === undefined) return error
    const listed = all.some(({ database_id }) => database_id === id)
    return new BadReply(
      `${error.message} The account's list ${listed ? 'still shows' : 'does not show'} the database.`,
      { cause: error }
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
    const reply = await this.#client.send(request)
    if (reply.status >= 200 && reply.status < 300) return reply
    throw apiError(reply, describe(request), this.#client.clock.now())
  }

  #readDatabase(reply: HttpReply, request: HttpRequest): Database {
    const json = parseJson(reply.body)
    // Masked before the guards look: an error may quote a part of the reply.
    for (const credential of credentialsIn(json)) maskAllForms(credential, this.#mask)
    return parseDatabase(json, describe(request))
  }
}

/** To a deletion the API says "OK" or nothing. Whatever else somebody answers says nothing about the database. */
function refuseForeignReply({ body }: HttpReply, request: HttpRequest): void {
  if (['', 'OK', '"OK"'].includes(body.trim())) return
  throw new BadReply(
    `The reply to ${describe(request)} does not say that the database is deleted. Check \`api_url\` and any proxy.`
  )
}
