/**
 * A stand-in for the Developer API and for GitHub, to be run by itself: HTTPS with the key and the certificate named as
 * arguments, one reply to every request of a kind, an account without databases (`/empty`) and one with three (`/full`).
 * Sends its port to the process that started it, and answers every message with the number of requests since the last.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'

// The shape of a reply to POST /v2/redis/database (Upstash's openapi.yml, with the credentials real replies carry).
const created = {
  database_id: '96ad0856-03b1-4ee7-9666-e81abd0349e1',
  database_name: 'acme-shop-branch-main',
  database_type: 'Pay as You Go',
  region: 'global',
  type: 'paid',
  port: 6379,
  creation_time: 1752649602,
  state: 'active',
  password: 'b6b5a1b40d1f4f2c8f0d6a2e7c9184e3',
  user_email: 'user@example.com',
  endpoint: 'beloved-stallion-58500.upstash.io',
  tls: true,
  rest_token: 'AeSEAAIncDEyZTY3NzU5N2Y0ZDA0ZTQ4OGVlYWUyMzUzYjEwMWRjOXAxNTg1MDA',
  read_only_rest_token: 'AuSEAAIgcDFjMTgyZDQ2NjNiYzM0NzA5YTlkMjk1NDQxYTBhZTk4Mw',
  primary_region: 'us-east-1',
  primary_members: ['us-east-1'],
  all_members: ['us-east-1'],
  read_regions: [],
  eviction: false,
  budget: 20,
  modifying_state: '',
  db_max_clients: 10000,
  db_max_request_size: 10485760,
  db_max_commands_per_second: 10000
}

const listed = ['acme-shop-branch-main', 'acme-shop-pr-3', 'acme-shop-pr-7'].map((database_name, index) => ({
  ...created,
  database_id: created.database_id.replace(/^./, String(index)),
  database_name
}))

/** Stands for a database of the name that the request asks for. */
const nameAsAsked = Symbol('name as asked')

/** The first line that fits a request answers it; of the pull requests 3 and 7, the latter is open. */
const replies: readonly (readonly [request: RegExp, reply: unknown])[] = [
  [/^GET \/empty\/v2\/redis\/databases$/, []],
  [/^GET \/full\/v2\/redis\/databases$/, listed],
  [/^POST \/\w+\/v2\/redis\/database$/, nameAsAsked],
  [/^GET \/\w+\/v2\/redis\/database\/[\w-]+$/, created],
  [/^DELETE \/\w+\/v2\/redis\/database\/[\w-]+$/, 'OK'],
  [/^GET \/github\/repos\/acme\/shop\/pulls\/3$/, { number: 3, state: 'closed' }],
  [/^GET \/github\/repos\/acme\/shop\/pulls\/7$/, { number: 7, state: 'open' }],
  [/^GET \/github\/repos\/acme\/shop\/pulls\?/, [{ number: 7, state: 'open' }]]
]

function nameIn(body: string): unknown {
  return (JSON.parse(body) as { name?: unknown }).name
}

let requests = 0
const [key = '', cert = ''] = process.argv.slice(2)
const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
  requests += 1
  const line = `${request.method ?? ''} ${request.url ?? ''}`
  const found = replies.find(([pattern]) => pattern.test(line))
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    const value = found === undefined ? { message: `No reply to ${line}` } : found[1]
    const reply = JSON.stringify(value === nameAsAsked ? { ...created, database_name: nameIn(body) } : value)
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(reply)
    })
    response.end(reply)
  })
})
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port)
})
process.on('message', () => {
  process.send?.(requests)
  requests = 0
})
// It ends with whoever started it.
process.on('disconnect', () => process.exit())
