import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { Cancelled } from '../../../src/http/errors.js'
import { postStep } from '../../../src/steps/post.js'
import { provideStep } from '../../../src/steps/provide.js'
import { aRunner, REQUIRED_INPUTS, type Inputs } from '../../support/builders.js'
import { lost, reply, silence } from '../../support/scripted-network.js'
import { answer, dated, FakeUpstash, lose, type Intervention } from '../../support/fake-upstash.js'
import { VIRTUAL_START, VirtualClock } from '../../support/virtual-clock.js'
import { idsIn } from '../actions/acting.js'

const NAME = 'orders'
const NOW = VIRTUAL_START / 1000
const YEAR = 365 * 86_400

interface Job {
  upstash: FakeUpstash
  clock: VirtualClock
  /** Ends the main step as the runner does when the run is cancelled. */
  cancel: () => void
  run: () => Promise<Ended>
}

interface Ended {
  /** What the main step ended with, if it failed. */
  error: unknown
  outputs: Readonly<Record<string, string>>
  warnings: string[]
  infos: string[]
}

/** A job with a step that deletes its database afterwards: the main step, then its post step with the state it saved. */
function aJob(given: Inputs = {}): Job {
  const clock = new VirtualClock()
  const upstash = new FakeUpstash()
  upstash.clock = clock
  const stop = new AbortController()
  const inputs = { ...REQUIRED_INPUTS, name: NAME, delete_after_job: 'true', timeout: '20', ...given }
  const runner = aRunner(inputs, { send: upstash.send, clock, cancelled: stop.signal })
  const run = async (): Promise<Ended> => {
    const error: unknown = await clock.run(provideStep(runner)).then(
      () => undefined,
      (thrown: unknown) => thrown
    )
    await clock.run(postStep({ ...runner, cancelled: new AbortController().signal }))
    const { log } = runner
    return { error, outputs: log.outputs, warnings: log.texts('warning'), infos: log.texts('info') }
  }
  const cancel = (): void => {
    stop.abort(new Cancelled('The run was cancelled (SIGTERM).'))
  }
  return { upstash, clock, cancel, run }
}

/** Lets the request have its effect so late, and the run be cancelled before any reply. Milliseconds. */
const cutOff =
  ({ upstash, clock, cancel }: Job, effectAfter: number): Intervention =>
  (handle, request, signal) => {
    if (effectAfter === 0) handle()
    else
      clock.schedule(effectAfter, () => upstash.add(NAME, { creation_time: Math.floor(clock.now() / 1000) }))
    clock.schedule(100, cancel)
    return silence(request, signal)
  }

describe('a database that this step created is deleted after the job', () => {
  test('by its id', async () => {
    const job = aJob()
    const { outputs } = await job.run()
    expect(outputs).toMatchObject({ created: 'true', database_id: 'id-1' })
    expect(job.upstash.events).toEqual(['list', 'create', 'ping', 'delete'])
    expect(idsIn(job.upstash)).toEqual([])
  })

  test('also if it never answers', async () => {
    const job = aJob()
    job.upstash.fail('ping', ...Array.from({ length: 100 }, () => answer(reply(503))))
    const { error, outputs } = await job.run()
    expect(messageOf(error)).toMatch(/is there, but not ready/)
    expect(outputs).toMatchObject({ created: 'true', database_id: 'id-1' })
    expect(idsIn(job.upstash)).toEqual([])
  })

  test.each([1_000, 14_000, 20_000])(
    'if the run is cancelled first and the request takes effect only %d ms later',
    async (effectAfter) => {
      const job = aJob()
      job.upstash.fail('create', cutOff(job, effectAfter))
      const { error, infos, warnings } = await job.run()
      expect(messageOf(error)).toMatch(
        /^The run was cancelled \(SIGTERM\)\. .* may have been created nevertheless/
      )
      expect(idsIn(job.upstash)).toEqual([])
      expect(infos).toContainEqual(expect.stringMatching(/\(id-1\), whose creation was cut off, is deleted/))
      expect(warnings).toEqual([])
    }
  )

  test.each([
    ['a Date header 5 s ahead', dated(5), 0],
    ['a Date header 30 s behind', dated(-30), 0],
    ['an API whose clock is 5 s ahead', (handle) => handle(), 5],
    ['an API whose clock is 30 s behind', (handle) => handle(), -30],
    ['creation times 5 s ahead of the Date header', dated(0), 5],
    ['creation times 30 s behind the Date header', dated(0), -30]
  ] satisfies [string, Intervention, number][])(
    'whatever the clocks say: %s',
    async (_what, first, clockAhead) => {
      const job = aJob()
      job.upstash.behaviour.clockAheadMs = clockAhead * 1000
      job.upstash.fail('list', first).fail('create', cutOff(job, 0))
      const { warnings } = await job.run()
      expect(idsIn(job.upstash)).toEqual([])
      expect(warnings).toEqual([])
    }
  )

  test('if its reply was lost and the list then showed it', async () => {
    const job = aJob()
    job.upstash.fail('create', lose({ handled: true }))
    const { outputs } = await job.run()
    expect(outputs).toMatchObject({ created: 'true' })
    expect(idsIn(job.upstash)).toEqual([])
  })

  test('with every other one that its repeated requests made where names are not unique', async () => {
    const job = aJob()
    Object.assign(job.upstash.behaviour, { uniqueNames: false, listLagMs: 4_000 })
    job.upstash.fail('create', lose({ handled: true }), lose({ handled: true }))
    const { outputs } = await job.run()
    expect(outputs).toMatchObject({ created: 'true' })
    expect(job.upstash.events.filter((event) => event === 'delete').length).toBeGreaterThan(1)
    expect(idsIn(job.upstash)).toEqual([])
  })
})

describe('a database that this step did not create is kept after the job', () => {
  test('if it is a year old: an ambiguous POST and a stale list do not make it this step’s', async () => {
    const job = aJob()
    job.upstash.add(NAME, { creation_time: NOW - YEAR })
    job.upstash.fail('list', answer(reply(200, []))).fail('create', answer(reply(503)))
    const { outputs, warnings } = await job.run()
    expect(outputs).toMatchObject({ created: 'false', database_id: 'id-1' })
    expect(idsIn(job.upstash)).toEqual(['id-1'])
    expect(warnings).toEqual([
      expect.stringMatching(/^The database "orders" \(id-1\) is kept: its creation time does not show/)
    ])
  })

  test('with a warning that has its id, if its age is doubtful and no id was learnt', async () => {
    const job = aJob()
    job.upstash.fail('create', () => {
      job.upstash.add(NAME, { database_id: 'theirs', creation_time: NOW - 120 })
      throw lost()
    })
    job.clock.schedule(50, job.cancel)
    const { warnings } = await job.run()
    expect(idsIn(job.upstash)).toEqual(['theirs'])
    expect(warnings).toEqual([
      expect.stringMatching(/\(theirs\) is kept: .* may be another run's.* delete it/)
    ])
  })
})

test('a 404 that is not the API’s own ends the clean-up with a warning: the database is still there', async () => {
  const job = aJob()
  job.upstash.fail('delete', answer(reply(404, '<html><title>Not here</title></html>')))
  const { error, warnings } = await job.run()
  expect(error).toBeUndefined()
  expect(idsIn(job.upstash)).toEqual(['id-1'])
  expect(warnings).toEqual([
    expect.stringMatching(
      /"orders" \(id-1\) .* could not be cleaned up.*404 saying: Not here\..*still shows the database/
    )
  ])
})

test('a timeout names the post step, which then does what the error has promised', async () => {
  const job = aJob({ timeout: '10' })
  job.upstash.fail('create', (handle, request, signal) => {
    handle()
    return silence(request, signal)
  })
  const { error } = await job.run()
  expect(messageOf(error)).toMatch(
    /had not answered when the 10 s .* the post step of this job looks for it and deletes it\.$/
  )
  expect(idsIn(job.upstash)).toEqual([])
})
