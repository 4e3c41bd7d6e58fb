import { describe, expect, test } from '@jest/globals'
import { confusableNames } from '../support/confusable-names.js'
import { NOT_ACCESSIBLE } from '../support/github/github-reply.js'
import { useMetered } from '../support/metered.js'
import { usePullRequestRig } from '../support/pull-request-rig.js'

const rig = usePullRequestRig()
const metered = useMetered()

/** Adds the database of a pull request of this age; its id. */
function own(number: number, ageSeconds = 60): string {
  const creation_time = Math.floor(Date.now() / 1000) - ageSeconds
  return rig().emulator.add({ database_name: `acme-shop-pr-${number}`, creation_time }).database_id
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

describe('the sweep action', () => {
  test('deletes what belongs to a closed pull request, and keeps branches, open ones and those GitHub does not know', async () => {
    for (const number of [1, 2, 3]) own(number)
    rig().emulator.add({ database_name: 'acme-shop-branch-main', creation_time: 1 })
    rig().github.open(2)
    rig().github.shut(1)
    const run = await rig().run('sweep', {})
    expect(run).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(JSON.parse(run.outputs['deleted'] ?? '')).toEqual([
      { database_id: expect.any(String), database_name: 'acme-shop-pr-1', reason: 'pull request 1 is closed' }
    ])
    expect(run.outputs).toMatchObject({ deleted_count: '1', kept_count: '3', failed_count: '0' })
    expect(run.log).toContain('Kept "acme-shop-pr-3": GitHub knows no pull request of its number.')
    expect(rig().names).toEqual(['acme-shop-pr-2', 'acme-shop-pr-3', 'acme-shop-branch-main'])
  })

  test('goes on after a failed deletion, and fails at the end with the list', async () => {
    const ids = numbers(1, 7).map((number) => own(number, 100 - number))
    rig().github.shut(...numbers(1, 7))
    const stubborn = ids[3] ?? ''
    rig().emulator.inject({
      method: 'DELETE',
      path: new RegExp(stubborn),
      reply: { kind: 'status', status: 403, body: '"words of the API"' }
    })
    const run = await rig().run('sweep', {})
    expect(run.exitCode).toBe(1)
    expect(run.errors).toEqual([
      expect.stringMatching(
        new RegExp(
          `^1 of 7 databases could not be deleted; .*"acme-shop-pr-4" \\(${stubborn}\\): .*words of the API`
        )
      )
    ])
    expect(run.outputs).toMatchObject({ deleted_count: '6', failed_count: '1', kept_count: '0' })
    expect(rig().names).toEqual(['acme-shop-pr-4'])
  })

  test('keeps, with a warning, what belongs to pull requests if GitHub does not list them', async () => {
    own(1)
    own(2, 50 * 3_600)
    rig().github.fail(NOT_ACCESSIBLE)
    const run = await rig().run('sweep', { older_than: '2d' })
    expect(run).toMatchObject({ exitCode: 0, outputs: { deleted_count: '1', kept_count: '1' } })
    expect(run.warnings).toEqual([
      expect.stringMatching(
        /none counts as closed\. .*Resource not accessible by integration.*pull-requests: read/
      )
    ])
    expect(run.log).toContain('Kept "acme-shop-pr-1": GitHub did not say whether its pull request is closed.')
    expect(rig().names).toEqual(['acme-shop-pr-1'])
  })

  test('fails if GitHub does not list the pull requests and there is nothing else to go by', async () => {
    own(1)
    rig().github.shut(1)
    rig().github.fail(NOT_ACCESSIBLE)
    const run = await rig().run('sweep', {})
    expect(run).toMatchObject({ exitCode: 1, warnings: [] })
    expect(run.errors).toEqual([
      expect.stringMatching(/^The open pull requests could not be read, .*`permissions: pull-requests: read`/)
    ])
    expect(rig().names).toEqual(['acme-shop-pr-1'])
  })

  test('keeps the database of a pull request that is opened again while the deletion waits', async () => {
    const { emulator, github } = rig()
    own(1)
    github.shut(1)
    // The first look is at the list of open ones, the second at this one, right before the first attempt.
    github.afterNextLook(() => Promise.resolve())
    github.afterNextLook(() => {
      github.open(1)
      return Promise.resolve()
    })
    emulator.inject({ method: 'DELETE', reply: { kind: 'status', status: 429 } })
    const run = await rig().run('sweep', {})
    expect(run).toMatchObject({ exitCode: 0, outputs: { deleted_count: '0', kept_count: '1' } })
    expect(run.log).toContain('Kept "acme-shop-pr-1": its pull request is open again.')
    expect(rig().calls.filter((call) => call.startsWith('DELETE'))).toHaveLength(1)
    expect(rig().names).toEqual(['acme-shop-pr-1'])
  })

  test('deletes exactly the 400 due ones of a thousand, over few connections and in little memory, though 429 comes now and then', async () => {
    const { emulator, github } = rig()
    for (const number of numbers(1, 1000)) {
      if (number > 700)
        emulator.add({ database_name: confusableNames[number - 701] ?? `other-shop-pr-${number}` })
      else own(number, number)
    }
    const due = new Set(numbers(1, 400).map((number) => `acme-shop-pr-${number}`))
    const kept = rig().names.filter((name) => !due.has(name))
    github.shut(...numbers(1, 400))
    github.open(...numbers(401, 700))
    for (let at = 0; at < 16; at++) {
      const headers: Record<string, string> = at % 4 === 1 ? { 'retry-after': at === 1 ? '1' : '0' } : {}
      emulator.inject({ method: 'DELETE', skip: 24, reply: { kind: 'status', status: 429, headers } })
    }

    const meter = await metered('sweep')
    const run = await rig().run('sweep', { max_deletes: '400' }, { bundle: meter.bundle })

    expect(run).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(run.outputs).toMatchObject({ deleted_count: '400', kept_count: '300', failed_count: '0' })
    const deleted = JSON.parse(run.outputs['deleted'] ?? '') as { database_name: string }[]
    expect(new Set(deleted.map(({ database_name }) => database_name))).toEqual(due)
    expect(rig().names).toEqual(kept)
    expect(rig().calls.filter((call) => call.startsWith('DELETE'))).toHaveLength(416)
    expect(rig().calls).toHaveLength(417)
    expect(rig().connections).toBeLessThanOrEqual(6)
    // 300 open pull requests are three pages, read twice; then one look right before each attempt at a deletion.
    expect(github.requests).toHaveLength(6 + 416)
    expect((await meter.read()).peakMegabytes).toBeLessThan(200)
  }, 120_000)
})
