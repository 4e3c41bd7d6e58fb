/** True if the address is this machine itself: nothing sent there leaves it. */
export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(url.hostname)
}

/** True if a secret may be sent to the address: over TLS, or to this machine itself. */
export function mayCarrySecrets(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))
}

/** The address as a base to put paths behind: without a slash, a query or a fragment at its end. */
export function baseAddress(url: URL): string {
  // Not `href`: an empty query or fragment would leave its mark at the end, and swallow every path.
  return (url.origin + url.pathname).replace(/\/+$/, '')
}
