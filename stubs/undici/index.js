// @actions/http-client needs undici only in getAgentDispatcher(), which serves Octokit's fetch and is never called here.
// Left in, it is nine tenths of every bundle and half of its start-up time.
export class ProxyAgent {
  constructor() {
    throw new Error('undici is not part of this bundle')
  }
}
