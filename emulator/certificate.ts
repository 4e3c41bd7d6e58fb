/** Certificates for what listens on this machine. */

/** PEM texts. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/**
 * Makes a certificate that vouches for itself and for nobody else, for `hosts` and 127.0.0.1, valid for a year. A client
 * trusts it when it is given as an authority's, in NODE_EXTRA_CA_CERTS for one.
 */
export async function makeCertificate(hosts: readonly string[]): Promise<Certificate> {
  // Only here, as it takes a tenth of a second to load.
  const { generate } = await import('selfsigned')
  const { private: key, cert } = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // A minute ago, in case clocks round.
    notBeforeDate: new Date(Date.now() - 60_000),
    extensions: [
      // One that could sign others is refused as a server's own by some clients, and asks more of itself.
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...hosts.map((value) => ({ type: 2 as const, value })), { type: 7, ip: '127.0.0.1' }]
      }
    ]
  })
  return { key, cert }
}
