import { runAction, type ActionRun } from '../__tests__/support/runner.js'
import { startEmulator, type Emulator } from '../emulator/index.js'
import { readThroughTcp, useThroughRest } from './demo-use.js'

const secretOutputs = new Set(['password', 'rest_token', 'read_only_rest_token', 'redis_url'])

/** `npm run demo`: the committed bundle in a runner's place, against a local Upstash. Exit code 1 if anything is off. */
async function main(emulator: Emulator): Promise<void> {
  console.log(
    'This plays the workflow of pull request #7 of acme/shop on this machine: the committed action, an'
  )
  console.log('emulated Upstash API, a real Redis. No account is needed and nothing leaves the machine.')

  heading('1. The pull request opens: a step asks for a database')
  console.log('  - id: redis')
  console.log('    uses: your-org/upstash-redis-action@v1')
  console.log('    with:')
  console.log('      email: ${{ secrets.UPSTASH_EMAIL }}')
  console.log('      api_key: ${{ secrets.UPSTASH_API_KEY }}')
  console.log('      primary_region: us-east-1\n')
  const first = await runStep(emulator, 'opened')
  expectEqual(first.outputs['created'], 'true', 'the output created of the first run')

  heading('2. What later steps get, as ${{ steps.redis.outputs.… }}')
  for (const [name, value] of Object.entries(first.outputs)) {
    console.log(`  ${name.padEnd(21)} ${secretOutputs.has(name) ? '***' : value}`)
  }

  heading('3. A new commit: the same step finds the same database')
  const second = await runStep(emulator, 'synchronize')
  expectEqual(second.outputs['created'], 'false', 'the output created of the second run')
  expectEqual(second.outputs['database_id'], first.outputs['database_id'], 'the database of the second run')
  console.log(`\n  created=false, database_id=${second.outputs['database_id'] ?? ''}`)

  heading('4. The application uses it, with nothing but those outputs')
  const written = await useThroughRest(second.outputs)
  console.log(`  REST, @upstash/redis(rest_url, rest_token):  SET greeting … → GET greeting → "${written}"`)
  const read = await readThroughTcp(second.outputs, 'greeting')
  console.log(`  TCP,  ioredis(redis_url):                    GET greeting → "${read}"`)
  expectEqual(written, 'hello from the REST client', 'the value read over REST')
  expectEqual(read, written, 'the value read over TCP')

  heading('5. The pull request is closed: the database is deleted')
  await deleteDatabase(emulator, first.outputs['database_id'] ?? '')
  expectEqual(String(emulator.databases().length), '0', 'the number of databases left')
  console.log('  deleted by its id, no database left')
}

async function runStep(emulator: Emulator, action: string): Promise<ActionRun> {
  const run = await runAction({
    action: '.',
    inputs: {
      email: emulator.email,
      api_key: emulator.apiKey,
      primary_region: 'us-east-1',
      api_url: emulator.apiUrl
    },
    env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge', GITHUB_HEAD_REF: 'new-cart' },
    event: {
      action,
      number: 7,
      pull_request: { number: 7, head: { ref: 'new-cart', repo: { full_name: 'acme/shop' } } },
      repository: { full_name: 'acme/shop' }
    },
    secrets: () =>
      emulator.databases().flatMap((each) => [each.password, each.rest_token, each.read_only_rest_token])
  })
  console.log('  Log of the step, as GitHub shows it:')
  console.log(run.log.trimEnd().replaceAll(/^/gm, '  │ '))
  console.log(
    `  exit code ${String(run.exitCode)}, ${Math.round(run.durationMs)} ms, ${run.masks.length} values masked`
  )
  if (run.exitCode !== 0) throw new Error('the step failed, see its log above')
  return run
}

async function deleteDatabase(emulator: Emulator, id: string): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${emulator.email}:${emulator.apiKey}`).toString('base64')}`
  const reply = await fetch(`${emulator.apiUrl}/redis/database/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    headers: { authorization }
  })
  if (!reply.ok) throw new Error(`the delete request was answered with status ${reply.status}`)
}

function heading(text: string): void {
  console.log(`\n${text}\n${'─'.repeat(text.length)}`)
}

function expectEqual(actual: string | undefined, expected: string | undefined, what: string): void {
  if (actual !== expected) throw new Error(`${what} is "${actual ?? ''}", expected "${expected ?? ''}"`)
}

try {
  const emulator = await startEmulator()
  try {
    await main(emulator)
  } finally {
    await emulator.close()
  }
  console.log(
    '\nIt worked: created once, found again, used over REST and TCP, deleted; no secret in any log.'
  )
} catch (error) {
  console.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
