/** The rows of the fault matrix: what goes wrong, and what must become of the step then. */
import type { FaultReply } from '../../../emulator/index.js'
import type { Answer, FaultRow, Hit } from './row.js'

const status = (code: number, body = '', headers: Record<string, string> = {}): FaultReply => ({
  kind: 'status',
  status: code,
  body,
  headers
})
const answers = (reply: FaultReply, effect = false): Answer => ({ reply: () => reply, effect })
const yes = (): boolean => true
const no = (): boolean => false

const writes: readonly Hit[] = ['create', 'delete']
const html = '<html><head><title>502 Bad Gateway</title></head><body><hr>nginx</body></html>'
const missing = '<html><head><title>No such page</title></head></html>'
const unusable = /is not a JSON (?:array|object)|has (?:no|an unusable) `\w+`/
const unanswered = /had not answered when the \d+ s of (?:`timeout`|the clean-up) were over/
const wrongTypes: Readonly<Record<Hit, string>> = {
  list: '{"databases":[{"database_id":5,"database_name":["orders"]}]}',
  create: '{"database_id":5,"database_name":["orders"],"endpoint":{},"port":"x","password":7}',
  delete: '{"deleted":[true]}'
}
/** A success with another body than the API's. */
const replaced = (body: (hit: Hit) => string): Answer => ({ reply: (hit) => status(200, body(hit)) })

function unusableBody(what: string, body: (hit: Hit) => string): FaultRow[] {
  return [
    {
      name: `${what}, nothing done`,
      // To a deletion, an empty body is one of the API's own answers.
      hits: body('delete') === '' ? ['list', 'create'] : ['list', 'create', 'delete'],
      fault: replaced(body),
      // A second deletion does no harm, so it is tried.
      survives: (hit) => hit === 'delete',
      says: unusable
    },
    {
      name: `${what}, after the effect`,
      hits: writes,
      fault: { ...replaced(body), effect: true },
      survives: yes
    }
  ]
}

const once: readonly FaultRow[] = [
  { name: 'connection refused at first', fault: { network: 'refused-first' }, survives: yes },
  { name: 'connection reset before the effect', fault: answers({ kind: 'reset' }), survives: yes },
  {
    name: 'connection reset after the effect',
    hits: writes,
    fault: answers({ kind: 'reset' }, true),
    survives: yes
  },
  { name: 'cut in the headers', fault: answers({ kind: 'cut-headers' }), survives: yes },
  { name: 'cut in the body', fault: answers({ kind: 'cut-body' }), survives: yes },
  { name: 'Content-Length too long', fault: answers({ kind: 'wrong-length', delta: 10 }), survives: yes },
  {
    name: 'Content-Length too short',
    fault: answers({ kind: 'wrong-length', delta: -1 }),
    survives: (hit) => hit !== 'list',
    says: unusable
  },
  {
    name: 'garbage instead of HTTP',
    fault: answers({ kind: 'raw', bytes: '\0\x01 not HTTP \xff\r\n\r\n' }),
    survives: yes
  },
  {
    name: '502 with an HTML page',
    fault: answers(status(502, html, { 'content-type': 'text/html' })),
    survives: yes
  },
  ...unusableBody('200 with an empty body', () => ''),
  ...unusableBody('200 with `null`', () => 'null'),
  ...unusableBody('200 with wrong types', (hit) => wrongTypes[hit]),
  {
    name: '404 with an HTML page',
    fault: answers(status(404, missing, { 'content-type': 'text/html' })),
    survives: no,
    says: /answered 404 saying: No such page\./
  },
  { name: '408', fault: answers(status(408)), survives: yes },
  { name: '429 without Retry-After', fault: answers(status(429)), survives: yes },
  {
    name: '429, Retry-After in seconds',
    fault: answers(status(429, '', { 'retry-after': '1' })),
    survives: yes
  },
  {
    name: '429, Retry-After as a date',
    fault: {
      reply: () => status(429, '', { 'retry-after': new Date(Date.now() + 3_000).toUTCString() })
    },
    survives: yes
  },
  {
    name: '429, Retry-After of 31 years',
    fault: answers(status(429, '"slow down"', { 'retry-after': '999999999' })),
    survives: no,
    says: /answered 429 saying: slow down\. .*run the job again later/
  },
  {
    name: '429, Retry-After in words',
    fault: answers(status(429, '', { 'retry-after': 'soon' })),
    survives: yes
  },
  { name: '429 for 5 s', slow: true, fault: { ...answers(status(429)), forMs: 5_000 }, survives: yes },
  { name: '500 before the effect', fault: answers(status(500, '"internal error"')), survives: yes },
  {
    name: '500 after the effect',
    hits: writes,
    fault: answers(status(500, '"internal error"'), true),
    survives: yes
  },
  { name: '502', fault: answers(status(502)), survives: yes },
  { name: '503', fault: answers(status(503)), survives: yes },
  { name: '504 after the effect', hits: writes, fault: answers(status(504), true), survives: yes },
  { name: '504', hits: ['list'], fault: answers(status(504)), survives: yes },
  { name: 'silence, once', slow: true, fault: answers({ kind: 'silence' }), survives: yes },
  { name: 'one byte a second, once', slow: true, fault: answers({ kind: 'drip', ms: 1_000 }), survives: yes },
  {
    name: 'reply lost, and the list 1.5 s behind',
    hits: ['create'],
    fault: answers({ kind: 'reset' }, true),
    account: { listLagMs: 1_500 },
    survives: yes
  },
  {
    name: 'the list 1.5 s behind',
    columns: ['delete'],
    fault: 'ordinary',
    account: { listLagMs: 1_500 },
    survives: yes
  },
  {
    name: 'not found by its id for 1.5 s',
    hits: ['list', 'create'],
    fault: 'ordinary',
    account: { createCredentials: false, detailLagMs: 1_500 },
    survives: yes
  },
  {
    name: 'all replies compressed, with a byte order mark',
    fault: { network: 'compressed' },
    survives: yes
  },
  {
    name: 'reply lost, and the clock of the API 5 s ahead',
    hits: ['create'],
    fault: answers({ kind: 'reset' }, true),
    account: { clockAheadMs: 5_000 },
    survives: yes
  },
  {
    name: 'the clock of the API 30 days ahead',
    fault: 'ordinary',
    account: { clockAheadMs: 30 * 86_400_000 },
    survives: yes
  },
  {
    name: 'its pull request open again right before the deletion',
    columns: ['sweep'],
    fault: 'ordinary',
    reopened: true,
    survives: yes,
    outputs: { deleted_count: '0', kept_count: '1' }
  },
  { name: 'a log that nobody reads for 2 s', slow: true, fault: { network: 'slow-reader' }, survives: yes }
]

const always: readonly FaultRow[] = [
  {
    name: 'names changed to upper case',
    hits: ['create'],
    fault: 'ordinary',
    account: { alterName: (name) => name.toUpperCase() },
    survives: no,
    says: /so no later run would find it\. It is deleted again/
  },
  {
    name: '200 with `null` to every deletion',
    hits: ['delete'],
    fault: replaced(() => 'null'),
    always: true,
    timeout: 10,
    survives: no,
    says: /does not say that the database is deleted\..* The account's list still shows the database/
  },
  {
    name: 'connection refused',
    timeout: 10,
    slow: true,
    fault: { network: 'refused' },
    always: true,
    survives: no,
    says: /the connection was refused \(ECONNREFUSED\)/
  },
  {
    name: 'host name not found',
    timeout: 10,
    slow: true,
    fault: { network: 'no-such-host' },
    always: true,
    survives: no,
    says: /the host name could not be found \(ENOTFOUND\)/
  },
  {
    name: 'host name looked up all the time',
    slow: true,
    fault: { network: 'look-up' },
    always: true,
    survives: no,
    says: unanswered
  },
  {
    name: 'certificate not trusted',
    fault: { network: 'untrusted' },
    always: true,
    survives: no,
    says: /certificate is not trusted .*NODE_EXTRA_CA_CERTS/
  },
  {
    name: 'redirect to another host',
    fault: { reply: (_hit, elsewhere) => status(307, '', { location: `${elsewhere}/v2` }) },
    always: true,
    survives: no,
    says: /answered with a redirect \(307\), which is not followed/
  },
  {
    name: '503 every time',
    timeout: 10,
    slow: true,
    fault: answers(status(503)),
    always: true,
    survives: no,
    says: /answered 503 without saying why/
  },
  {
    name: '500 every time, after the effect',
    timeout: 10,
    hits: ['create'],
    fault: answers(status(500, '"internal error"'), true),
    always: true,
    survives: yes
  },
  {
    name: 'silence every time',
    slow: true,
    fault: answers({ kind: 'silence' }),
    always: true,
    survives: no,
    says: unanswered
  },
  {
    name: 'one byte a second every time',
    slow: true,
    fault: answers({ kind: 'drip', ms: 1_000 }),
    always: true,
    survives: no,
    says: unanswered
  }
]

/** All rows, in the order in which the document lists them. */
export const faultRows: readonly FaultRow[] = [...once, ...always.map((row) => ({ timeout: 2, ...row }))]
