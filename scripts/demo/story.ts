import { basic, callAs } from '../../__tests__/emulator/support.js'
import { PUSH, pullRequestEvent } from './event.js'
import { Job, type Surroundings } from './job.js'

type Fields = Readonly<Record<string, string>>

const PULL_REQUEST = 7
const REGION = { primary_region: 'us-east-1' }
/** Of the outputs of `preview`, those that tell the story. */
const TOLD_OUTPUTS = new Set(['database_name', 'created', 'deleted'])

/**
 * A database for one job by the main action, then a pull request's life by `preview`. Everything is created, used and
 * deleted by the steps of jobs, each really run.
 *
 * @throws Error with a plain sentence when a step fails or something is not as it should be
 */
export async function playStory(surroundings: Surroundings): Promise<void> {
  const { screen } = surroundings
  screen.say('The committed actions as a runner runs them, with Upstash, GitHub and Redis on this')
  screen.say('machine. Your workflow is the same without `api_url`. *** is what the runner masks.')

  await playJobDatabase(surroundings)
  await playPullRequest(surroundings)

  screen.heading('What is left')
  const left = await listDatabases(surroundings)
  screen.log(`GET /v2/redis/databases → ${left}`)
  expectEqual(left, '[]', 'the list of databases')
  screen.say('\nIt worked: two databases created, used over REST and TCP, and deleted again.')
}

async function playJobDatabase(surroundings: Surroundings): Promise<void> {
  const { screen } = surroundings
  screen.heading('A push: a database for one job')
  const job = new Job(PUSH, surroundings)
  const outputs = await job.use('.', { scope: 'job', ...REGION, delete_after_job: 'true' })
  expectEqual(outputs['created'], 'true', 'the output created')
  screen.log('Outputs, for later steps as ${{ steps.redis.outputs.… }}:')
  screen.table(masked(job, outputs))
  screen.log('(endpoint is 127.0.0.1 only because this Redis runs here.)')
  await useDatabase(job, outputs, 1)
  await job.end()
}

async function playPullRequest(surroundings: Surroundings): Promise<void> {
  const { screen, stage } = surroundings
  screen.heading(`Pull request ${PULL_REQUEST} is opened: it gets a database`)
  stage.github.open(PULL_REQUEST)
  const opened = await preview('opened', surroundings)
  expectEqual(opened['created'], 'true', 'the output created')

  screen.heading('A commit is pushed to it: the database and its data are still there')
  const pushed = await preview('synchronize', surroundings)
  expectEqual(pushed['created'], 'false', 'the output created')
  expectEqual(pushed['database_id'], opened['database_id'], 'the database')

  screen.heading('It is closed: its database is deleted')
  stage.github.shut(PULL_REQUEST)
  const closed = await preview('closed', surroundings)
  expectEqual(closed['deleted'], 'true', 'the output deleted')
}

/** One run of the workflow of README.md for a pull request. */
async function preview(
  action: 'opened' | 'synchronize' | 'closed',
  surroundings: Surroundings
): Promise<Fields> {
  const job = new Job(pullRequestEvent(action, PULL_REQUEST), surroundings)
  const outputs = await job.use('preview', REGION)
  const told = Object.entries(masked(job, outputs)).filter(([name]) => TOLD_OUTPUTS.has(name))
  surroundings.screen.log(`Outputs: ${told.map((output) => output.join('=')).join(', ')}`)
  if (action !== 'closed') await useDatabase(job, outputs, action === 'opened' ? 1 : 2)
  await job.end()
  return outputs
}

/** The job's next step: an application that gets nothing but the outputs. */
async function useDatabase(job: Job, outputs: Fields, visits: number): Promise<void> {
  const log = await job.run('node app.js', {
    UPSTASH_REDIS_REST_URL: outputs['rest_url'] ?? '',
    UPSTASH_REDIS_REST_TOKEN: outputs['rest_token'] ?? '',
    REDIS_URL: outputs['redis_url'] ?? ''
  })
  expectEqual(/GET visits → (\d+)/.exec(log)?.[1], String(visits), 'the value that was read')
}

function masked(job: Job, outputs: Fields): Fields {
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, job.masked(value)]))
}

/** The account's list, as the API gives it to a key that may only read. */
async function listDatabases({ stage: { emulator } }: Surroundings): Promise<string> {
  const readOnly = basic(emulator.email, emulator.readOnlyApiKey)
  return (await callAs(emulator, readOnly, 'GET /redis/databases')).text.trim()
}

function expectEqual(actual: string | undefined, expected: string | undefined, what: string): void {
  if (actual !== expected) throw new Error(`${what} is "${actual ?? ''}", expected "${expected ?? ''}"`)
}
