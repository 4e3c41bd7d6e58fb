import { ActionError } from '../errors.js'
import { explainNetworkError } from '../http/network-error.js'

/** There is no connection, or it was lost: what was sent last may have taken effect or not. */
export class Disconnected extends ActionError {
  override name = 'Disconnected'
  readonly brief: string
  /** False if another attempt would end the same way. */
  readonly transient: boolean
  /** True if it was there before. */
  readonly lost: boolean

  constructor(
    brief: string,
    { advice, transient, lost }: { advice: string; transient: boolean; lost: boolean }
  ) {
    super(`${brief} ${advice}`)
    this.brief = brief
    this.transient = transient
    this.lost = lost
  }
}

/** The error for a connection that was there before. @param address `host:port` */
export function lost(address: string, error: unknown): Disconnected {
  const { brief } = explainNetworkError(error, `The connection to the database (${address})`)
  return new Disconnected(brief, { advice: 'Run the job again.', transient: true, lost: true })
}

/** The error for one that never came about. @param address `host:port` */
export function unreachable(address: string, error: unknown): Disconnected {
  if (error instanceof Error && error.name === 'ReplyError') return refused(address, error.message)
  const { brief, transient } = explainNetworkError(error, `Connecting to the database (${address})`)
  const advice = transient
    ? 'Its data goes over TCP, straight to this port: a proxy, or a firewall that lets only HTTPS (port 443) through, is no way for it. Let the runner reach the port, or run this job on another one.'
    : 'If the certificate was signed by an authority of your own, put its certificate in a file and name it in NODE_EXTRA_CA_CERTS.'
  return new Disconnected(brief, { advice, transient, lost: false })
}

function refused(address: string, words: string): Disconnected {
  const wrong = /^(?:WRONGPASS|NOAUTH|ERR invalid)/.test(words)
  return new Disconnected(`The database (${address}) lets nobody in: "${words.slice(0, 200)}".`, {
    advice: wrong ? 'Check the password: it may have been reset.' : 'Run the job again later.',
    transient: !wrong,
    lost: false
  })
}
