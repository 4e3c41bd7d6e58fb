/** What a row of the fault matrix says. */
import type { Behaviour, FaultReply } from '../../../emulator/index.js'

/** The request that a fault hits: the account's list, the create request or the delete request. */
export type Hit = 'list' | 'create' | 'delete'

/**
 * Faults below HTTP hit the very first connection, whatever the step then wanted to send; `compressed` hits all replies.
 * With `look-up` the host name is looked up for as long as the step lasts; with `slow-reader` nobody reads its log at first.
 */
export type NetworkFault =
  'refused-first' | 'refused' | 'no-such-host' | 'untrusted' | 'compressed' | 'look-up' | 'slow-reader'

/** How a fitting request is answered; `elsewhere` is the origin of another server. */
export interface Answer {
  readonly reply: (hit: Hit, elsewhere: string) => FaultReply
  /** The server carries the request out before it answers like this. */
  readonly effect?: boolean
  /** Every fitting request is hit for this long. Milliseconds. */
  readonly forMs?: number
}

/** All requests are answered as they should be, by an account of such a kind. */
export type Ordinary = 'ordinary'

export interface FaultRow {
  /** As the document names it. */
  readonly name: string
  /** Which requests the row is about; all by default. */
  readonly hits?: readonly Hit[]
  /** Which columns, by their names, the row is about; all by default. */
  readonly columns?: readonly string[]
  /** What is wrong with the network, or with the answer; nothing in an `ordinary` one. */
  readonly fault: { readonly network: NetworkFault } | Answer | Ordinary
  /** How the account differs from an ordinary one. */
  readonly account?: Partial<Behaviour>
  /** Every fitting request is hit; else the first. */
  readonly always?: boolean
  /** GitHub has opened the closed pull request again by the time it is asked for that one alone. */
  readonly reopened?: boolean
  /** The step gets through; else it fails. */
  readonly survives: (hit: Hit) => boolean
  /** What a successful step publishes instead of what its column says. */
  readonly outputs?: Readonly<Record<string, string>>
  /** What the error, or the post step's warning, says of the cause. */
  readonly says?: RegExp
  /** Mostly waiting: many of these may run at once. */
  readonly slow?: boolean
  /** `timeout` of the step; by default 25. Seconds. */
  readonly timeout?: number
}
