/**
 * A stand-in for the Developer API, to be run by itself: HTTPS with the key and certificate named as arguments, an
 * account without databases, one reply to every create. Prints its port.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'

const [key = '', cert = ''] = process.argv.slice(2)

// The shape of a reply to POST /v2/redis/database (Upstash's openapi.yml, with the credentials real replies carry).
const created = JSON.stringify({
  database_id: '96ad0856-03b1-4ee7-9666-e81abd0349e1',
  database_name: 'acme-shop-main',
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
})

const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
  request.resume()
  request.on('end', () => {
    const reply = request.method === 'POST' ? created : '[]'
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(reply)
    })
    response.end(reply)
  })
})
server.listen(0, '127.0.0.1', () => {
  console.log((server.address() as AddressInfo).port)
})
// It ends with whoever started it.
process.stdin.resume().on('end', () => process.exit())
