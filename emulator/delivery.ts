/** How a reply reaches the client: properly, or spoilt in the way a fault asks for. */
import { STATUS_CODES, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { ApiReply } from './api-outcomes.js'
import type { FaultReply, RecordedRequest } from './types.js'

/** The way one reply takes. */
export interface ReplyChannel {
  response: ServerResponse
  /** The TCP socket; below TLS, if there is TLS. */
  socket: Socket
  record: RecordedRequest
  /** Aborted when the emulator closes. */
  closing: AbortSignal
}

/** What a reply that never comes needs of its channel. */
export type ReplaceableReply = Pick<ReplyChannel, 'response' | 'socket'> & {
  record: Pick<RecordedRequest, 'status'>
}

/** Faults that need no real reply, and those that spoil one. `delay` is not a matter of delivery. */
export type ReplacingFault = Extract<FaultReply, { kind: 'status' | 'reset' | 'silence' | 'raw' }>
export type SpoilingFault = Extract<
  FaultReply,
  { kind: 'cut-headers' | 'cut-body' | 'wrong-length' | 'drip' }
>

/** The reply as it should be. */
export function deliver({ response, record }: ReplyChannel, reply: ApiReply): void {
  send(response, record, { status: reply.status, headers: reply.headers, body: Buffer.from(reply.body) })
}

function send(
  response: ServerResponse,
  record: Pick<RecordedRequest, 'status'>,
  { status, headers, body }: { status: number; headers: Readonly<Record<string, string>>; body: Buffer }
): void {
  record.status = status
  response.writeHead(status, { 'content-length': body.length, ...headers })
  response.end(body)
}

/** Something else than the reply; `date` is the header of that name. */
export function replace(
  { response, socket, record }: ReplaceableReply,
  fault: ReplacingFault,
  date: string
): void {
  switch (fault.kind) {
    case 'status': {
      const headers = { 'content-type': 'application/json', date, ...lowerCaseNames(fault.headers ?? {}) }
      send(response, record, { status: fault.status, headers, body: Buffer.from(fault.body ?? '') })
      return
    }
    case 'reset':
      socket.resetAndDestroy()
      return
    case 'raw':
      response.socket?.end(fault.bytes)
      return
    case 'silence':
  }
}

/** The reply with something wrong on its way; closes the connection. */
export async function spoil(channel: ReplyChannel, reply: ApiReply, fault: SpoilingFault): Promise<void> {
  const socket = channel.response.socket
  if (socket === null) return
  const body = Buffer.from(reply.body)
  const head = headOf(reply, body.length + (fault.kind === 'wrong-length' ? fault.delta : 0))
  const all = Buffer.concat([head, body])
  if (fault.kind !== 'cut-headers') channel.record.status = reply.status
  switch (fault.kind) {
    case 'cut-headers':
      socket.end(head.subarray(0, head.length >> 1))
      return
    case 'cut-body':
      socket.end(all.subarray(0, head.length + (body.length >> 1)))
      return
    case 'wrong-length':
      socket.end(all)
      return
    case 'drip':
      for (let at = 0; at < all.length && !socket.destroyed; at += 1) {
        socket.write(all.subarray(at, at + 1))
        await delay(fault.ms, undefined, { signal: channel.closing })
      }
      socket.end()
  }
}

function headOf({ status, headers }: ApiReply, length: number): Buffer {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${length}`,
    'Connection: close'
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)
}

function lowerCaseNames(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
