import { behaviourWith, type Behaviour } from '../../emulator/behaviour.js'
import { DeveloperApi } from '../../emulator/developer-api.js'
import type { Mint } from '../../emulator/mint.js'
import type { DatabaseRecord } from '../../emulator/types.js'
import type { HttpReply, HttpRequest } from '../../src/http/message.js'
import { askedOf } from '../support/scripted-network.js'
import type { VirtualClock } from '../support/virtual-clock.js'

/** A database, and what became of it. */
export interface SimulatedDatabase {
  id: string
  name: string
  /** Milliseconds from the simulation's start; -Infinity for what was there before. */
  bornAt: number
  /** Seconds since the Unix epoch by the server's own clock. */
  creationTime: number
  /** The process whose request made it; undefined for what was there before. */
  maker: string | undefined
  /** True if it was made after its maker had given the request up. */
  late: boolean
  password: string
  goneAt: number | undefined
  /** Whose request removed it. */
  removedBy: Asker | undefined
}

/** In what ways the server differs from one scenario to the next. */
export interface ServerTraits extends Pick<
  Behaviour,
  'uniqueNames' | 'listLagMs' | 'detailLagMs' | 'deletedListedMs' | 'clockAheadMs' | 'createCredentials'
> {
  names: Alteration
}

/** What the server makes of the names it is asked for. */
export type Alteration = keyof typeof ALTERATIONS

const ALTERATIONS = {
  kept: (name: string) => name,
  underscored: (name: string) => name.replaceAll('-', '_'),
  cut: (name: string) => name.slice(0, 12)
}

/** Who asks, and how a request stands when it is carried out. */
export interface Asker {
  by: string
  /** True if the asker has given the request up already. */
  late: boolean
  /** Milliseconds from the simulation's start. */
  sentAt: number
  /** How many of GitHub's words to whomever had been heard when it was sent. */
  heard: number
}

/** All secrets of the simulation start so, which makes looking for them cheap. */
export const SECRET_MARK = 'S3CR3T'
export const EMAIL = 'ops@example.com'
export const API_KEY = `${SECRET_MARK}-key-91/+b`
export const BASIC = Buffer.from(`${EMAIL}:${API_KEY}`).toString('base64')

/** The emulator's Developer API on virtual time, with the history of all that ever was in its account. */
export class SimulatedAccount {
  /** Everything that ever was, in the order of its birth. */
  readonly ever: SimulatedDatabase[] = []
  readonly listLagMs: number
  /** How far its clock is ahead of the true time. */
  readonly aheadMs: number
  /** What becomes of a name that is asked for. */
  readonly alterName: (name: string) => string
  readonly #clock: VirtualClock
  readonly #api: DeveloperApi
  #asker: Asker | undefined

  constructor(clock: VirtualClock, traits: ServerTraits) {
    this.#clock = clock
    this.listLagMs = traits.listLagMs
    this.alterName = ALTERATIONS[traits.names]
    this.aheadMs = traits.clockAheadMs
    this.#api = new DeveloperApi({
      // Longer replies would take most of the simulation's time.
      behaviour: behaviourWith({ ...traits, alterName: this.alterName, sparseReplies: true }),
      email: EMAIL,
      apiKey: API_KEY,
      readOnlyApiKey: `${SECRET_MARK}-reading-key`,
      mint: mintFor(this.ever),
      now: () => clock.now(),
      history: {
        made: (record) => {
          this.#noteBirth(record)
        },
        removed: (record) => {
          this.#noteEnd(record)
        }
      }
    })
  }

  get live(): SimulatedDatabase[] {
    return this.ever.filter(({ goneAt }) => goneAt === undefined)
  }

  /** Puts a database into the account that nobody of the simulation made. */
  add(name: string, ageSeconds: number): void {
    const bornAt = this.#clock.now() - ageSeconds * 1000
    this.#api.add({ database_name: name, creation_time: Math.floor((bornAt + this.aheadMs) / 1000) })
  }

  /** The database whose own host gets the request with the database's own token. */
  reachedAt({ url, headers }: HttpRequest): SimulatedDatabase | undefined {
    return this.ever.find(
      ({ id }) =>
        url.origin === `https://${endpointOf(id)}` && headers['authorization'] === `Bearer ${restTokenOf(id)}`
    )
  }

  /** Carries out a request. */
  handle(request: HttpRequest, asker: Asker): HttpReply {
    this.#asker = asker
    const answered = this.#api.answer(askedOf(request))
    this.#asker = undefined
    return answered
  }

  #noteBirth({ database_id, database_name, creation_time, password }: DatabaseRecord): void {
    const asker = this.#asker
    this.ever.push({
      id: database_id,
      name: database_name,
      bornAt: asker === undefined ? -Infinity : this.#clock.elapsed,
      creationTime: creation_time,
      maker: asker?.by,
      late: asker?.late === true,
      password,
      goneAt: undefined,
      removedBy: undefined
    })
  }

  #noteEnd({ database_id }: DatabaseRecord): void {
    const gone = this.ever.find(({ id }) => id === database_id)
    if (gone === undefined) throw new Error(`${database_id} was removed, and never made`)
    gone.goneAt = this.#clock.elapsed
    gone.removedBy = this.#asker
  }
}

const endpointOf = (id: string): string => `${id}.upstash.io`
const restTokenOf = (id: string): string => `${SECRET_MARK}-rest-${id}`

/** `db-0001`, `db-0002` and so on, in the order of birth. */
function mintFor(ever: readonly SimulatedDatabase[]): Mint {
  return {
    identity() {
      const id = `db-${String(ever.length).padStart(4, '0')}`
      return {
        database_id: id,
        endpoint: endpointOf(id),
        password: `${SECRET_MARK}-password/${id}`,
        rest_token: restTokenOf(id),
        read_only_rest_token: `${SECRET_MARK}-reader-${id}`
      }
    },
    credentials() {
      throw new Error('No action replaces the credentials of a database')
    }
  }
}
