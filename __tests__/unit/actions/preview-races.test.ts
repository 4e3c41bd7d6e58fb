import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type PreviewResult, previewDatabase } from '../../../src/actions/preview.js'
import { ATTEMPT_LIMIT_MS } from '../../../src/http/client.js'
import type { Clock } from '../../../src/http/clock.js'
import type { Send } from '../../../src/http/message.js'
import { withSession } from '../../../src/steps/session.js'
import { FakeGitHub, networkOf } from '../../support/github/fake.js'
import { FakeUpstash } from '../../support/fake-upstash.js'
import { aPreviewRequest, anAccount, aRunner, PREVIEW_NAME as NAME } from '../../support/builders.js'
import { VIRTUAL_START } from '../../support/virtual-clock.js'
import { forPreview, namesIn } from './acting.js'

/** Waits are over at once; the limits on an attempt and on the step are never reached. */
const hurried: Clock = {
  now: () => VIRTUAL_START,
  random: () => 0,
  schedule: (ms, callback) => {
    if (ms < ATTEMPT_LIMIT_MS) queueMicrotask(callback)
    return () => undefined
  }
}

test('a closed pull request has no database, and others keep theirs, however the runs interleave with the close', async () => {
  const seen = { reused: 0, skipped: 0, deleted: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.constantFrom('opened', 'synchronize', 'reopened'), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      async (scheduler, events, there) => {
        const upstash = new FakeUpstash()
        upstash.add(`${NAME}0`)
        if (there) upstash.add(NAME)
        const github = new FakeGitHub().open(12)
        const network = networkOf(upstash, github)
        // Both ways take their time: a request may arrive long after it was sent, and its reply long after that.
        const send: Send = async (request, signal) => {
          await scheduler.schedule(Promise.resolve(), 'request')
          const answered = await network(request, signal)
          await scheduler.schedule(Promise.resolve(), 'reply')
          return answered
        }
        const run = (event: string): Promise<PreviewResult> => {
          const runner = { ...aRunner({}, { send }), clock: hurried }
          return withSession({ account: anAccount(), timeoutSeconds: 120 }, runner, (collaborators) =>
            previewDatabase(aPreviewRequest(event), forPreview(collaborators))
          )
        }
        const close = async (): Promise<PreviewResult> => {
          await scheduler.schedule(Promise.resolve(), 'close')
          github.shut(12)
          return run('closed')
        }
        const results = await scheduler.waitFor(Promise.all([...events.map(run), close()]))
        expect(namesIn(upstash)).toEqual([`${NAME}0`])
        for (const { found, skipped, deleted } of results) {
          if (found?.created === false) seen.reused += 1
          if (skipped) seen.skipped += 1
          if (deleted) seen.deleted += 1
        }
      }
    ),
    // About one in 5,000 interleavings has the database vanish three times under one run, which then says so.
    { numRuns: 300, seed: 20261124 }
  )
  // The interleavings are worth something only if they differ.
  expect(Math.min(seen.reused, seen.skipped, seen.deleted)).toBeGreaterThan(20)
})
