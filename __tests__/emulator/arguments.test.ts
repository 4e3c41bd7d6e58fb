import { expect, test } from '@jest/globals'
import { parseArguments, USAGE } from '../../emulator/arguments.js'
import { FLAGS } from '../../emulator/flags.js'
import type { EmulatorOptions, RestFault } from '../../emulator/index.js'

function optionsOf(...args: string[]): EmulatorOptions {
  const parsed = parseArguments(args)
  if (!('options' in parsed)) throw new Error(JSON.stringify(parsed))
  return parsed.options
}

const NOTHING = { behaviour: {}, faults: [], restFaults: [] }
const restFault = (forMs: number, status: number, body: unknown): RestFault[] => [
  { forMs, reply: { kind: 'status', status, headers: expect.anything(), body } as never }
]

test.each<[string, EmulatorOptions]>([
  ['--port 8080', { port: 8080 }],
  ['--email me@example.com', { email: 'me@example.com' }],
  ['--api-key one', { apiKey: 'one' }],
  ['--read-only-api-key two', { readOnlyApiKey: 'two' }],
  ['--no-data-plane', { dataPlane: false }],
  ['--plain-tcp', { plainTcp: true }],
  ['--strict seed', { behaviour: { strict: 'seed' } }],
  ['--lenient', { behaviour: { lenient: true } }],
  ['--same-names', { behaviour: { uniqueNames: false } }],
  ['--max-databases 1', { behaviour: { maxDatabases: 1 } }],
  ['--list-credentials', { behaviour: { listCredentials: true } }],
  ['--no-create-credentials', { behaviour: { createCredentials: false } }],
  ['--no-detail-credentials', { behaviour: { detailCredentials: false } }],
  ['--sparse-replies', { behaviour: { sparseReplies: true } }],
  ['--slug-endpoint', { behaviour: { slugEndpoint: true } }],
  ['--state suspended', { behaviour: { state: 'suspended' } }],
  ['--active-after 1', { behaviour: { activeAfterMs: 1 } }],
  ['--list-lag 2', { behaviour: { listLagMs: 2 } }],
  ['--detail-lag 3', { behaviour: { detailLagMs: 3 } }],
  ['--deleted-listed 4', { behaviour: { deletedListedMs: 4 } }],
  ['--name-held 5', { behaviour: { nameHeldMs: 5 } }],
  ['--refuse-databases 6', { behaviour: { databaseRefusedMs: 6 } }],
  ['--refuse-rest 6', { behaviour: { restRefusedMs: 6 } }],
  ['--rest-unavailable 7', { restFaults: restFault(7, 503, '') }],
  ['--rest-unauthorized 8', { restFaults: restFault(8, 401, expect.stringContaining('WRONGPASS')) }],
  ['--rest-suspended 9', { restFaults: restFault(9, 400, expect.stringContaining('budget limit')) }],
  [
    '--tcp-rate-limit 10',
    { tcpFaults: [{ forMs: 10, reply: { refuse: 'ERR max requests limit exceeded' } }] }
  ],
  [
    '--tcp-loading 11',
    { tcpFaults: [{ forMs: 11, reply: { refuse: expect.stringMatching(/^LOADING /) as never } }] }
  ],
  [
    '--no-dump',
    {
      tcpFaults: ['DUMP', 'RESTORE'].map((name) => ({
        commands: [name],
        times: Infinity,
        reply: { refuse: `ERR Command is not available: '${name}'` }
      }))
    }
  ],
  ['--refuse 7', { refusedMs: 7 }],
  ['--clock-ahead 8', { behaviour: { clockAheadMs: 8 } }],
  ['--clock-ahead=-8', { behaviour: { clockAheadMs: -8 } }],
  ['--date-ahead=-9', { behaviour: { dateAheadMs: -9 } }],
  ['--rate-limit 10', { faults: [{ forMs: 10, reply: { kind: 'status', status: 429, headers: {} } }] }],
  [
    '--retry-after 3 --rate-limit 10',
    { faults: [{ forMs: 10, reply: { kind: 'status', status: 429, headers: { 'retry-after': '3' } } }] }
  ],
  [
    '--late-create 2000',
    {
      faults: [
        { method: 'POST', path: expect.any(RegExp), effectAfterMs: 2000, reply: { kind: 'reset' } } as never
      ]
    }
  ]
])('%s is understood', (line, options) => {
  expect(optionsOf(...line.split(' '))).toEqual({ ...NOTHING, ...options })
})

test.each([
  ['lowercase', 'Pr 12', 'pr 12'],
  ['trim', ' -pr 12_ ', 'pr 12'],
  ['cut', 'acme-shop-pr-12-and-more', 'acme-shop-pr-12-and-']
])('--alter-names %s makes of %j %j', (how, name, altered) => {
  expect(optionsOf('--alter-names', how).behaviour?.alterName?.(name)).toBe(altered)
})

test.each([
  ['--frobnicate', /--frobnicate/],
  ['--strict very', '--strict is one of none, current, seed, not "very"'],
  ['--alter-names reverse', '--alter-names is one of lowercase, trim, cut, not "reverse"'],
  ['--port 65536', '--port is a whole number from 0 to 65535, not "65536"'],
  ['--list-lag 1.5', /^--list-lag is a whole number from 0 to \d+, not "1\.5"$/],
  ['--date-ahead soon', '--date-ahead is a whole number, with a minus sign if behind, not "soon"']
])('%s is a problem', (line, problem) => {
  expect(parseArguments(line.split(' '))).toEqual({
    problem: typeof problem === 'string' ? problem : expect.stringMatching(problem)
  })
})

test('the help is asked for, and names every option', () => {
  expect(parseArguments(['--port', '1', '--help'])).toEqual({ help: true })
  for (const name of Object.keys(FLAGS)) expect(USAGE).toMatch(new RegExp(`^  --${name} `, 'm'))
})
