import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { WorkflowRuns } from '../../../src/github/workflow-runs.js'
import { type Answer, lost, reply } from '../../support/scripted-network.js'
import { NOT_FOUND, secondaryRateLimited } from '../../support/github/github-reply.js'
import { ask } from './asking.js'

const state = (...answers: Answer[]) => ask(answers, (api) => new WorkflowRuns(api).state('7123456789'))

describe('the state of a workflow run', () => {
  // The words of docs.github.com/rest/actions/workflow-runs.
  test.each([
    'queued',
    'in_progress',
    'waiting',
    'requested',
    'pending',
    'action_required',
    'a word to come'
  ])('is unfinished: %s', async (status) => {
    expect((await state(reply(200, { status, conclusion: null }))).result).toBe('unfinished')
  })

  test('is completed, whatever came of it', async () => {
    for (const conclusion of ['success', 'failure', 'cancelled', 'skipped', null]) {
      expect((await state(reply(200, { status: 'completed', conclusion }))).result).toBe('completed')
    }
  })

  test('is not known if GitHub finds none, at the first 404', async () => {
    const { result, requests } = await state(NOT_FOUND)
    expect(result).toBe('unknown')
    expect(requests).toHaveLength(1)
  })

  test('is asked with the token, of its own repository', async () => {
    const { requests } = await state(reply(200, { status: 'queued' }))
    expect(requests).toMatchObject([{ method: 'GET', headers: { authorization: 'Bearer token-5b7d' } }])
    expect(requests[0]?.url.href).toBe('https://api.github.com/repos/acme/shop/actions/runs/7123456789')
  })

  test('is asked again after what may pass', async () => {
    const answers = [reply(502), lost(), secondaryRateLimited(403, 5), reply(200, { status: 'completed' })]
    expect((await state(...answers)).result).toBe('completed')
  })

  test.each([401, 403])('is an error after %d that says which permission is missing', async (status) => {
    const { error, requests } = await state(reply(status, { message: 'no' }))
    expect(messageOf(error)).toMatch(/actions\/runs\/7123456789 answered .*`permissions: actions: read`/)
    expect(requests).toHaveLength(1)
  })

  test.each<[string, unknown]>([
    ['without a status', { id: 7 }],
    ['whose status is no text', { status: 1 }],
    ['that is a list', [{ status: 'completed' }]],
    ['that is no JSON', '<html>completed</html>']
  ])('is an error after a reply %s', async (_what, body) => {
    const { result, error } = await state(reply(200, body))
    expect(result).toBeUndefined()
    expect(messageOf(error)).toMatch(/^The reply to GET .*\/actions\/runs\/7123456789 has no usable `status`/)
  })
})
