/** Subscriptions and MONITOR as server-sent events. */
import type { ServerResponse } from 'node:http'
import type { RedisConnection } from './redis-connection.js'
import type { Reply } from './resp.js'
import { drained } from './rest-answer.js'
import { translate } from './rest-errors.js'
import type { RestLimits } from './rest-limits.js'
import type { Command } from './rest-request.js'

/**
 * Sends the command and passes on whatever Redis has to say, until the connection is closed; then it rejects. Resolves
 * with Redis' error, nothing answered yet, when the command is refused.
 */
export async function serveEvents(
  connection: RedisConnection,
  command: Command,
  response: ServerResponse,
  limits: RestLimits
): Promise<Reply & { kind: 'error' }> {
  connection.write([command])
  for (;;) {
    const reply = connection.poll(limits.replyBytes)
    if (reply === undefined) await connection.arrival()
    else if (reply.kind === 'error') return { kind: 'error', text: translate(reply.text, command[0]) }
    else if (reply.kind !== 'oversized') await send(response, eventOf(reply), limits)
    // A message too large for any command of the REST API came by TCP, and is left out.
  }
}

async function send(response: ServerResponse, event: string, { stallMs }: RestLimits): Promise<void> {
  if (!response.headersSent)
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  if (!response.write(event)) await drained(response, stallMs)
}

/** As in the documentation: `message,chat,hello`, and `"OK"` in quotation marks at the beginning of MONITOR. */
function eventOf(reply: Reply): string {
  const text = reply.kind === 'status' && reply.text === 'OK' ? '"OK"' : textOf(reply)
  // A line break begins another line of the same event. How the real API treats it is not known.
  const lines = text.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  return `${lines.join('')}\n`
}

function textOf(reply: Reply): string {
  switch (reply.kind) {
    case 'array':
      return reply.items.map(textOf).join(',')
    case 'bulk':
      return reply.bytes.toString()
    case 'null':
      return ''
    case 'status':
    case 'error':
    case 'integer':
      return reply.text
  }
}
