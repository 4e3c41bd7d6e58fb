import { describe, expect, test } from '@jest/globals'
import { InputError, messageOf } from '../../../src/errors.js'
import type { EventContext } from '../../../src/runner/event.js'
import type { Runner } from '../../../src/runner/runner.js'
import { deleteStep } from '../../../src/steps/delete.js'
import { getStep } from '../../../src/steps/get.js'
import { provideStep } from '../../../src/steps/provide.js'
import { anEvent, aPullRequest, aRunner, PREVIEW_NAME, REQUIRED_INPUTS } from '../../support/builders.js'
import { FakeUpstash } from '../../support/fake-upstash.js'
import { accountWith, namesIn } from '../actions/acting.js'

/** Pull request 7's workflow has ended; the run that this starts has the default branch as its GITHUB_REF. */
const workflowRun = anEvent({
  eventName: 'workflow_run',
  payload: { action: 'completed', workflow_run: { event: 'pull_request', pull_requests: [{ number: 7 }] } }
})

const notAboutAPullRequest: [string, EventContext][] = [
  ['a push to main', anEvent()],
  ['a workflow_run of pull request 7', workflowRun],
  ['a schedule', anEvent({ eventName: 'schedule' })],
  ['a manual run', anEvent({ eventName: 'workflow_dispatch' })]
]

/** Runs the step with a blank id and a blank name, as from `${{ needs.x.outputs.database_id }}` of a skipped job. */
async function runBlank(
  step: (runner: Runner) => Promise<void>,
  upstash: FakeUpstash,
  context: EventContext,
  inputs = {}
) {
  const blank = { ...REQUIRED_INPUTS, database_id: '', name: ' ', ...inputs }
  const runner = aRunner(blank, { context, send: upstash.send })
  const error = await runner.clock.run(step(runner)).then(
    () => undefined,
    (thrown: unknown) => thrown
  )
  return { error, outputs: runner.log.outputs }
}

describe.each([
  ['delete', deleteStep],
  ['get', getStep]
])('a blank id and a blank name in the %s action', (_action, step) => {
  test.each(notAboutAPullRequest)(
    'are an error for %s, as they name no database: nothing is asked for',
    async (_what, context) => {
      const upstash = accountWith('acme-shop-main', 'acme-shop-pr-7')
      const { error, outputs } = await runBlank(step, upstash, context)
      expect(error).toBeInstanceOf(InputError)
      expect(messageOf(error)).toMatch(
        new RegExp(
          `\`database_id\` and \`name\` are both blank, .*"${context.eventName}".* Give one of the two`
        )
      )
      expect(upstash.events).toEqual([])
      expect(outputs).toEqual({})
      expect(namesIn(upstash)).toEqual(['acme-shop-main', 'acme-shop-pr-7'])
    }
  )

  test('mean the database of the event’s pull request, and no other', async () => {
    const upstash = accountWith('acme-shop-main', PREVIEW_NAME)
    const { error, outputs } = await runBlank(step, upstash, aPullRequest())
    expect(error).toBeUndefined()
    expect(outputs).toMatchObject({ database_id: 'id-2' })
    expect(namesIn(upstash)).toContain('acme-shop-main')
  })
})

describe('a blank name with `if_exists: recreate` or `reset`', () => {
  test.each(notAboutAPullRequest.filter(([, { eventName }]) => eventName !== 'workflow_run'))(
    'is an error for %s: no branch’s database is replaced or emptied by mistake',
    async (_what, context) => {
      const upstash = accountWith('acme-shop-main')
      for (const ifExists of ['recreate', 'reset']) {
        const { error } = await runBlank(provideStep, upstash, context, { if_exists: ifExists })
        expect(error).toBeInstanceOf(InputError)
        expect(messageOf(error)).toContain(`Input \`if_exists\` is \`${ifExists}\`, but \`name\` is blank`)
        expect(messageOf(error)).toMatch(/ otherwise `reuse` or `fail`\.$/)
      }
      expect(upstash.events).toEqual([])
      expect(upstash.databases).toMatchObject([{ database_id: 'id-1' }])
    }
  )

  test('replaces the database of the event’s pull request', async () => {
    const upstash = accountWith('acme-shop-main', PREVIEW_NAME)
    const { outputs } = await runBlank(provideStep, upstash, aPullRequest(), { if_exists: 'recreate' })
    expect(outputs).toMatchObject({ created: 'true', database_id: 'id-3' })
    expect(namesIn(upstash)).toEqual(['acme-shop-main', PREVIEW_NAME])
  })
})

test('a workflow_run derives no name for a new database either', async () => {
  const upstash = new FakeUpstash()
  const { error } = await runBlank(provideStep, upstash, workflowRun)
  expect(messageOf(error)).toMatch(/No name can be derived from this run: the event "workflow_run"/)
  expect(upstash.events).toEqual([])
})
