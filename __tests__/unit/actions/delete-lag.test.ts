import { describe, expect, test } from '@jest/globals'
import { deleteDatabase } from '../../../src/actions/delete.js'
import { previewDatabase } from '../../../src/actions/preview.js'
import { aPreviewRequest, PREVIEW_NAME as NAME } from '../../support/builders.js'
import { answer, FakeUpstash, type Intervention } from '../../support/fake-upstash.js'
import { FakeGitHub, networkOf } from '../../support/github/fake.js'
import { reply } from '../../support/scripted-network.js'
import { VirtualClock } from '../../support/virtual-clock.js'
import { act, forPreview, namesIn } from './acting.js'

/** An account whose list does not show yet the database of that name that another run has just created. */
function lagging(listLagMs: number, name = NAME): { upstash: FakeUpstash; clock: VirtualClock } {
  const clock = new VirtualClock()
  const upstash = new FakeUpstash()
  upstash.clock = clock
  Object.assign(upstash.behaviour, { listLagMs })
  upstash.add(name, { creation_time: clock.now() / 1000 })
  return { upstash, clock }
}

describe('a database of another run that the list does not show yet', () => {
  const remove = ({ upstash, clock }: ReturnType<typeof lagging>, seconds = 120) =>
    act(upstash.send, (collaborators) => deleteDatabase({ name: NAME }, collaborators), { clock, seconds })

  test.each([300, 1_900])('is deleted if the list shows it %d ms later', async (lag) => {
    const account = lagging(lag)
    expect((await remove(account)).result).toEqual({ deleted: true, id: 'id-1' })
    expect(account.upstash.events).toEqual(['list', 'list', 'delete'])
  })

  test('is deleted if the list still shows the one before it, which is gone', async () => {
    const { upstash, clock } = lagging(1_000, 'before')
    const [gone] = upstash.databases
    const shown = answer(reply(200, [{ ...gone, database_id: 'gone', database_name: NAME }]))
    upstash.add(NAME, { creation_time: clock.now() / 1000 })
    const { result } = await remove({ upstash: upstash.fail('list', shown), clock })
    expect(result).toEqual({ deleted: true, id: 'gone' })
    expect(namesIn(upstash)).toEqual(['before'])
  })

  test('is left if it takes longer: two looks, two seconds, and no claim that it was deleted', async () => {
    const account = lagging(5_000)
    const { result, took, pending } = await remove(account)
    expect(result).toEqual({ deleted: false, id: undefined })
    expect(account.upstash.events).toEqual(['list', 'list'])
    expect({ took, pending }).toEqual({ took: 2_000, pending: 0 })
  })

  test('is left with a warning if `timeout` leaves no time for a second look', async () => {
    const account = lagging(1_000)
    const { result, log, took } = await remove(account, 2)
    expect(result).toEqual({ deleted: false, id: undefined })
    expect(took).toBe(0)
    expect(log.texts('warning')).toEqual([
      expect.stringMatching(/shows no database ".*", and `timeout` leaves no time for a second look/)
    ])
  })
})

describe('a run for a closed pull request', () => {
  const shut = ({ upstash, clock }: ReturnType<typeof lagging>, github: FakeGitHub) =>
    act(
      networkOf(upstash, github),
      (collaborators) => previewDatabase(aPreviewRequest('closed'), forPreview(collaborators)),
      { clock }
    )

  test('deletes what its last run made right before the close, though the list lags', async () => {
    const account = lagging(1_500)
    const { result } = await shut(account, new FakeGitHub().shut(12))
    expect(result).toMatchObject({ deleted: true, skipped: false })
    expect(namesIn(account.upstash)).toEqual([])
  })

  test.each<[string, number, Intervention[]]>([
    ['the list lags', 1_500, []],
    ['the deletion waits on a 429', 0, [answer(reply(429, '"slow down"', { 'retry-after': '19' }))]]
  ])('keeps the database of a pull request that is open again by then: %s', async (_what, lag, refusals) => {
    const account = lagging(lag)
    const github = new FakeGitHub().shut(12)
    account.upstash.fail('delete', ...refusals)
    account.clock.schedule(1_200, () => github.open(12))
    const { result, log } = await shut(account, github)
    expect(result).toEqual({ found: undefined, skipped: true, deleted: false })
    expect(namesIn(account.upstash)).toEqual([NAME])
    expect(log.texts('notice')).toEqual([expect.stringContaining('is open again')])
  })
})
