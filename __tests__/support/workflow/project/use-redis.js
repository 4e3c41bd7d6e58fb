// The tests of the project that the example workflows run: write over REST, read it back over TCP.
import assert from 'node:assert/strict'
import console from 'node:console'
import { once } from 'node:events'
import { connect } from 'node:net'
import process from 'node:process'
import { connect as connectTls } from 'node:tls'
import { URL } from 'node:url'

const { UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN, REDIS_URL } = process.env
const value = process.argv.slice(2).join(' ') || 'whole'

const reply = await globalThis.fetch(`${UPSTASH_REDIS_REST_URL}/`, {
  method: 'POST',
  headers: { authorization: `Bearer ${UPSTASH_REDIS_REST_TOKEN}` },
  body: JSON.stringify(['SET', 'tests', value])
})
assert.deepEqual(await reply.json(), { result: 'OK' })

const { protocol, hostname, port, password, username } = new URL(REDIS_URL)
const dial = protocol === 'rediss:' ? connectTls : connect
const socket = dial({ host: hostname, port: Number(port) })
socket.setEncoding('utf8')
socket.end(`AUTH ${username} ${password}\r\nDBSIZE\r\nGET tests\r\nQUIT\r\n`)
let text = ''
socket.on('data', (chunk) => (text += chunk))
await once(socket, 'close')
assert.match(text, /^\+OK\r\n:\d+\r\n\$\d+\r\n/)
assert.ok(text.includes(value), 'what went in over REST comes out over TCP')

console.log(`used ${hostname}:${port} with ${value}, keys: ${/:(\d+)/.exec(text)[1]}`)
// Careless on purpose: the log must hide it.
console.log(`token ${UPSTASH_REDIS_REST_TOKEN} url ${REDIS_URL}`)
