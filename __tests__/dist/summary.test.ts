import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { usePullRequestRig } from '../support/pull-request-rig.js'

const rig = usePullRequestRig()
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'summary-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

const HOSTILE = '</code></td></tr></table>\n\n# pwned [x](https://pwned.example) @everyone'
const REGION = { primary_region: 'us-east-1' }

// Every run is searched for secrets of the account by the rig, its summary included.
describe('the job summary', () => {
  test('of each action says what it did', async () => {
    rig().github.open(7)
    const created = await rig().run('.', { ...REGION, scope: 'job', delete_after_job: 'true' })
    expect(created.summary).toContain('<h3>Upstash Redis: created <code>acme-shop-run-1658821493-')
    expect(created.summary).toContain('by this step when the job ends')
    const opened = await rig().preview('opened', 7, {}, { env: { GITHUB_ACTION: 'redis' } })
    expect(opened.summary).toContain('<h3>Upstash Redis: created <code>acme-shop-pr-7</code></h3>')
    expect(opened.summary).toContain('${{ steps.redis.outputs.redis_url }}')
    const read = await rig().run('get', { name: 'acme-shop-pr-7' })
    expect(read.summary).toContain('<h3>Upstash Redis: reused <code>acme-shop-pr-7</code></h3>')
    rig().github.shut(7)
    const dry = await rig().run('sweep', { dry_run: 'true', finished_runs: 'false' })
    expect(dry.summary).toContain('<h3>Upstash Redis: 1 of 2 would be deleted (dry run)</h3>')
    const closed = await rig().preview('closed', 7)
    expect(closed.summary).toContain('<h3>Upstash Redis: deleted <code>acme-shop-pr-7</code></h3>')
    for (const { exitCode, warnings } of [created, opened, read, dry, closed]) {
      expect({ exitCode, warnings }).toEqual({ exitCode: 0, warnings: [] })
    }
  })

  test('of a sweep that fails says what failed, and no more of it than the API said', async () => {
    rig().emulator.add({ database_name: 'acme-shop-pr-7' })
    rig().github.shut(7)
    const { apiKey } = rig().emulator
    const body = JSON.stringify(`no ${apiKey} <img src=x> @everyone`)
    rig().emulator.inject({ method: 'DELETE', reply: { kind: 'status', status: 403, body } })
    const run = await rig().run('sweep', {})
    expect(run.exitCode).toBe(1)
    expect(run.summary).toContain('<h3>Upstash Redis: 0 deleted, 0 kept, 1 failed</h3>')
    expect(run.summary).toContain('saying: no *** &lt;img src=x&gt; @everyone')
    expect(run.summary).not.toContain('<img')
  })

  test('of a step that fails is empty', async () => {
    rig().emulator.inject({ method: 'POST', reply: { kind: 'status', status: 400, body: '"no room"' } })
    const run = await rig().run('.', REGION)
    expect(run).toMatchObject({ exitCode: 1, summary: '' })
  })

  test('shows a hostile name as text', async () => {
    const { database_id } = rig().emulator.add({ database_name: HOSTILE })
    const run = await rig().run('get', { database_id })
    expect(run.exitCode).toBe(0)
    expect(run.summary).toContain('<code>&lt;/code&gt;&lt;/td&gt;')
    expect(run.summary).not.toMatch(/^#|<code><|<h1/m)
  })

  test('has *** where a name repeats a secret', async () => {
    const { apiKey } = rig().emulator
    const { database_id } = rig().emulator.add({ database_name: `x-${apiKey}` })
    const run = await rig().run('get', { database_id })
    expect(run.summary).toContain('<code>x-***</code>')
  })

  test('is not written with `job_summary: false`: no file is touched', async () => {
    rig().github.open(7)
    const path = join(folder, 'off')
    const env = { GITHUB_STEP_SUMMARY: path }
    for (const run of [
      await rig().run('.', { ...REGION, job_summary: 'false' }, { env }),
      await rig().run('get', { scope: 'branch', job_summary: 'false' }, { env }),
      await rig().run('sweep', { job_summary: 'false' }, { env }),
      await rig().preview('opened', 7, { job_summary: 'false' }, { env })
    ]) {
      expect(run).toMatchObject({ exitCode: 0, warnings: [] })
    }
    expect(existsSync(path)).toBe(false)
  })

  test('has no place on a runner without summaries, which is no fault', async () => {
    const run = await rig().run('.', REGION, { env: { GITHUB_STEP_SUMMARY: undefined } })
    expect(run).toMatchObject({ exitCode: 0, warnings: [], errors: [] })
  })

  test('that cannot be written is a warning, and the outputs are there', async () => {
    const run = await rig().run('.', REGION, { env: { GITHUB_STEP_SUMMARY: join(folder, 'none', 'none') } })
    expect(run.exitCode).toBe(0)
    expect(run.warnings).toEqual([expect.stringMatching(/^The job summary could not be written: ENOENT/)])
    expect(run.outputs).toMatchObject({ created: 'true', password: expect.any(String) })
  })
})
