import { expect, test } from '@jest/globals'
import { explainNetworkError } from '../../../src/http/network-error.js'

const TARGET = 'GET api.upstash.com/v2/redis/databases'

function withCode(code: string, message = `something ${code}`): Error {
  return Object.assign(new Error(message), { code })
}

const NEVER_SENT = { mayHaveArrived: false, transient: true }
const MAYBE_SENT = { mayHaveArrived: true, transient: true }
/** Never sent, and trying again would not help. */
const HOPELESS = { mayHaveArrived: false, transient: false }

test.each<[string, unknown, RegExp, object]>([
  ['refused', withCode('ECONNREFUSED'), /the connection was refused \(ECONNREFUSED\)\.$/, NEVER_SENT],
  ['not found', withCode('ENOTFOUND'), /the host name could not be found \(ENOTFOUND\)\.$/, NEVER_SENT],
  [
    'not looked up',
    withCode('EAI_AGAIN'),
    /the host name could not be looked up \(EAI_AGAIN\)\.$/,
    NEVER_SENT
  ],
  ['no route', withCode('EHOSTUNREACH'), /the host could not be reached \(EHOSTUNREACH\)\.$/, NEVER_SENT],
  ['no network', withCode('ENETUNREACH'), /the network could not be reached \(ENETUNREACH\)\.$/, NEVER_SENT],
  ['reset', withCode('ECONNRESET'), /the connection was lost \(ECONNRESET\)\.$/, MAYBE_SENT],
  ['broken pipe', withCode('EPIPE'), /the connection was lost \(EPIPE\)\.$/, MAYBE_SENT],
  ['timed out', withCode('ETIMEDOUT'), /the connection was lost \(ETIMEDOUT\)\.$/, MAYBE_SENT],
  ['self-signed', withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), /certificate is not trusted/, HOPELESS],
  ['self-signed chain', withCode('SELF_SIGNED_CERT_IN_CHAIN'), /certificate is not trusted/, HOPELESS],
  ['unknown issuer', withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), /certificate is not trusted/, HOPELESS],
  [
    'unknown issuer, locally',
    withCode('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'),
    /certificate is not trusted/,
    HOPELESS
  ],
  ['expired', withCode('CERT_HAS_EXPIRED'), /certificate is not trusted \(CERT_HAS_EXPIRED\)/, HOPELESS],
  ['wrong name', withCode('ERR_TLS_CERT_ALTNAME_INVALID'), /certificate is not trusted/, HOPELESS],
  [
    'all addresses refused',
    new AggregateError([withCode('ECONNREFUSED')]),
    /was refused \(ECONNREFUSED\)/,
    NEVER_SENT
  ],
  [
    'the proxy refused',
    withCode('ECONNRESET', 'tunneling socket could not be established, statusCode=407'),
    /failed: tunneling socket could not be established, statusCode=407 \(ECONNRESET\)\.$/,
    MAYBE_SENT
  ],
  [
    'no HTTP',
    withCode('HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/'),
    /Parse Error: Expected HTTP\/ \(HPE_INVALID_CONSTANT\)\.$/,
    MAYBE_SENT
  ],
  ['no TLS', withCode('EPROTO'), /the TLS handshake failed \(EPROTO\)\.$/, MAYBE_SENT],
  [
    'TLS that does not fit',
    withCode('ERR_SSL_WRONG_VERSION_NUMBER'),
    /the TLS handshake failed \(ERR_SSL_WRONG_VERSION_NUMBER\)\.$/,
    MAYBE_SENT
  ],
  ['something else', new Error('Something broke.'), /failed: Something broke\.$/, MAYBE_SENT],
  ['not an error', 'nonsense', /failed: nonsense\.$/, MAYBE_SENT],
  ['nothing', undefined, /failed: undefined\.$/, MAYBE_SENT],
  ['no errors at all', new AggregateError([], 'none'), /failed: none\.$/, MAYBE_SENT]
])('%s', (_what, error, message, traits) => {
  const explained = explainNetworkError(error, TARGET)
  expect(explained.brief.startsWith(`${TARGET} failed: `)).toBe(true)
  expect(explained.brief).toMatch(message)
  expect(explained.message).toMatch(/ (?:Check the address, the network and any proxy|If it was signed by)/)
  expect(explained).toMatchObject({ ...traits, cause: error })
})

test('a certificate that is not trusted: the advice names NODE_EXTRA_CA_CERTS', () => {
  const { message } = explainNetworkError(withCode('SELF_SIGNED_CERT_IN_CHAIN'), TARGET)
  expect(message).toMatch(/\(SELF_SIGNED_CERT_IN_CHAIN\)\. .*NODE_EXTRA_CA_CERTS\.$/)
})

test('what cannot be sent is not tried again', () => {
  const error = withCode('ERR_INVALID_CHAR', 'Invalid character in header content ["authorization"]')
  const explained = explainNetworkError(error, TARGET)
  expect(explained).toMatchObject(HOPELESS)
  expect(explained.message).toMatch(/cannot be sent: Invalid character.*\(ERR_INVALID_CHAR\)\.$/)
})
