import { messageOf } from '../errors.js'
import { NoReply } from './errors.js'

// Codes of Node's net, dns and tls modules (nodejs.org/api/errors.html, nodejs.org/api/tls.html).
const NEVER_CONNECTED: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host name could not be found',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'the host could not be reached',
  ENETUNREACH: 'the network could not be reached'
}
const CHECK_NETWORK = 'Check the address, the network and any proxy, and run the job again.'
const TRUST =
  'If it was signed by an authority of your own, put its certificate in a file and name it in NODE_EXTRA_CA_CERTS.'
const CONNECTION_LOST = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT'])
const CERTIFICATE =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT|HOSTNAME_MISMATCH)/

/** What OpenSSL reports: the other side speaks no TLS, or none that fits. */
const HANDSHAKE = /^(?:EPROTO$|ERR_SSL_)/

/** Node's code of an error, "" if it has none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  // Node tries every address of a host and reports all failures at once; the first stands for them.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** What Node or the proxy tunnel reported, as a NoReply in plain words. `target` is how the request is named. */
export function explainNetworkError(error: unknown, target: string): NoReply {
  const code = codeOf(error)
  const never = NEVER_CONNECTED[code]
  if (never !== undefined) {
    const traits = { mayHaveArrived: false, transient: true, advice: CHECK_NETWORK }
    return new NoReply(`${target} failed: ${never} (${code}).`, traits, error)
  }
  if (CERTIFICATE.test(code)) {
    const traits = { mayHaveArrived: false, transient: false, advice: TRUST }
    return new NoReply(`${target} failed: the server's certificate is not trusted (${code}).`, traits, error)
  }
  // The tunnel through a proxy reports its own failures with the code of a lost connection.
  const tunnel = messageOf(error).startsWith('tunneling socket')
  const lost = !tunnel && CONNECTION_LOST.has(code) ? 'the connection was lost' : undefined
  const unheard = HANDSHAKE.test(code) ? 'the TLS handshake failed' : undefined
  const why = lost ?? unheard ?? messageOf(error).replace(/\.$/, '')
  const suffix = code === '' || why.includes(code) ? '' : ` (${code})`
  // Node refuses to send what cannot be sent, such as a header with a line break in it.
  if (code.startsWith('ERR_INVALID_')) {
    const traits = { mayHaveArrived: false, transient: false }
    return new NoReply(`${target} cannot be sent: ${why}${suffix}.`, traits, error)
  }
  const traits = { mayHaveArrived: true, transient: true, advice: CHECK_NETWORK }
  return new NoReply(`${target} failed: ${why}${suffix}.`, traits, error)
}
