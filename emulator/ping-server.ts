/** REST endpoints with no Redis behind them, for databases that only exist in the account: `/ID` answers PING. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { closeListener, listen, LOOPBACK, readBody } from './http.js'
import { notAvailable, RestError, WRONG_TOKEN } from './rest-errors.js'
import type { RestGate } from './rest-gate.js'
import { errorJson, JSON_TYPE } from './rest-reply.js'
import { readRestRequest, tokenOf } from './rest-request.js'
import { userOf } from './rest-token.js'
import type { Credentials } from './types.js'

export interface PingServer {
  /** Base of the REST endpoint of the database with this id. */
  readonly urlOf: (id: string) => string
  close(): Promise<void>
}

/** Starts the listener on a free port of 127.0.0.1. */
export async function startPingServer(
  credentialsOf: (id: string) => Credentials | undefined,
  gate: RestGate
): Promise<PingServer> {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const fault = gate.note(request)
    if (fault !== undefined && (await gate.answer(fault, response))) return
    const outcome = await answerTo(request, credentialsOf).then(
      () => ({ status: 200, body: '{"result":"PONG"}' }),
      (error: unknown) => ({
        status: error instanceof RestError ? error.status : 500,
        body: errorJson(error instanceof Error ? error.message : String(error))
      })
    )
    response.writeHead(outcome.status, { 'content-type': JSON_TYPE }).end(outcome.body)
  }
  const listener = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  const port = await listen(listener, 0)
  return {
    urlOf: (id) => `http://${LOOPBACK}:${port}/${encodeURIComponent(id)}`,
    close: () => closeListener(listener)
  }
}

/** Returns if it is a PING with a token of the database. @throws RestError with what the real API says, or may say */
async function answerTo(
  request: IncomingMessage,
  credentialsOf: (id: string) => Credentials | undefined
): Promise<void> {
  const { method = '', url = '', headers } = request
  const [, id = '', path = ''] = /^\/([^/?]*)(.*)$/s.exec(url) ?? []
  const head = { method, url: path, headers }
  const credentials = credentialsOf(decodeURIComponent(id))
  if (credentials === undefined || userOf(tokenOf(head), credentials) === undefined) {
    throw new RestError(401, WRONG_TOKEN)
  }
  const asked = readRestRequest(head, await readBody(request))
  const command = asked.kind === 'command' ? asked.command[0] : asked.kind
  if (command.toUpperCase() !== 'PING') throw new RestError(400, notAvailable(command))
}
