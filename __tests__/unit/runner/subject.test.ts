import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ActionError, messageOf } from '../../../src/errors.js'
import { jobKey } from '../../../src/name-parts.js'
import type { Subject } from '../../../src/naming.js'
import type { EventContext } from '../../../src/runner/event.js'
import { pullRequestSubject, subjectOf, type Scope } from '../../../src/runner/subject.js'
import { anEvent, REPOSITORY } from '../../support/builders.js'
import { thrownBy } from '../../support/thrown.js'
import { anyText } from '../any-text.js'

const RUN = '7123456789'
const inRun = (traits: Partial<EventContext> = {}): EventContext =>
  anEvent({ runId: RUN, job: 'build', ...traits })
/** An event of pull request 12, from the branch `feature/x` of the repository `home`. */
const pull = (eventName: string, home: unknown = { full_name: REPOSITORY }): EventContext =>
  inRun({
    eventName,
    ref: 'refs/pull/12/merge',
    payload: { number: 12, pull_request: { number: 12, head: { ref: 'feature/x', repo: home } } }
  })
const subject = (traits: Partial<EventContext>, scope: Scope = 'auto', matrix = ''): Subject =>
  subjectOf(inRun(traits), scope, matrix)
const refusal = (context: EventContext, scope: Scope = 'auto'): string => {
  const error = thrownBy(() => subjectOf(context, scope, ''))
  expect(error).toBeInstanceOf(ActionError)
  return messageOf(error)
}

const MAIN = { kind: 'branch', ref: 'main' }
const V1 = { kind: 'tag', ref: 'v1' }
const PR = { kind: 'pr', number: 12 }

describe('a run is for', () => {
  test.each([
    'create',
    'deployment',
    'deployment_status',
    'push',
    'release',
    'repository_dispatch',
    'schedule',
    'workflow_dispatch'
  ])('the branch or tag of GITHUB_REF on the event %s', (eventName) => {
    for (const scope of ['auto', 'branch'] as const) {
      expect(subject({ eventName }, scope)).toEqual(MAIN)
      expect(subject({ eventName, ref: 'refs/tags/v1' }, scope)).toEqual(V1)
    }
  })

  test.each<[string, string, object]>([
    ['branch', 'feature/x', { kind: 'branch', ref: 'feature/x' }],
    ['tag', 'v1', V1],
    ['branch', 'refs/tags/v1', { kind: 'branch', ref: 'refs/tags/v1' }]
  ])('the %s %s that is gone on the event delete, whose GITHUB_REF is another', (ref_type, ref, expected) => {
    const gone = { eventName: 'delete', payload: { ref, ref_type } }
    expect(subject(gone)).toEqual(expected)
    expect(subject(gone, 'branch')).toEqual(expected)
  })

  test.each([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
    'an_event_nobody_knows_yet'
  ])('its pull request on the event %s', (eventName) => {
    expect(subjectOf(pull(eventName), 'auto', '')).toEqual(PR)
    expect(subjectOf(pull(eventName, { full_name: 'mallory/shop' }), 'auto', '')).toEqual(PR)
    expect(pullRequestSubject(pull(eventName))).toEqual(PR)
  })

  test.each<[string, object]>([
    ['a comment on a pull request', { issue: { number: 12, pull_request: {} } }],
    ['a pull request with its number outside', { number: 12, pull_request: {} }]
  ])('the pull request of %s', (_what, payload) => {
    expect(subject({ eventName: 'issue_comment', payload: { ...payload } })).toEqual(PR)
  })

  test('itself on the event merge_group, whose branch nobody sees again', () => {
    const ref = 'refs/heads/gh-readonly-queue/main/pr-12-0123abc'
    expect(subject({ eventName: 'merge_group', ref })).toEqual({ kind: 'run', runId: RUN, job: undefined })
  })

  test.each<[Scope, string]>([
    ['run', 'push'],
    ['run', 'pull_request'],
    ['run', 'issues'],
    ['job', 'push'],
    ['job', 'pull_request'],
    ['job', 'workflow_run']
  ])('itself with the scope %s on the event %s', (scope, eventName) => {
    const job = scope === 'job' ? jobKey('build', '{"a":1}') : undefined
    const expected = { kind: 'run', runId: RUN, job }
    expect(subject({ eventName }, scope, '{"a":1}')).toEqual(expected)
    expect(subjectOf(pull(eventName), scope, '{"a":1}')).toEqual(expected)
  })

  test('each of its jobs, and each leg of a matrix, with the scope job', () => {
    const jobs = ['build', 'test'].flatMap((job) =>
      ['', '{"a":1}', '{"a":2}'].map((matrix) => JSON.stringify(subject({ job }, 'job', matrix)))
    )
    expect(new Set(jobs).size).toBe(6)
  })

  test('the same when it is run again, and another in another run', () => {
    for (const scope of ['run', 'job'] as const) {
      expect(subject({}, scope, '{"a":1}')).toEqual(subject({}, scope, '{"a":1}'))
      expect(subject({}, scope)).not.toEqual(subject({ runId: '7123456790' }, scope))
    }
  })

  test('the branch its pull request comes from, with the scope branch', () => {
    const expected = { kind: 'branch', ref: 'feature/x' }
    expect(subjectOf(pull('pull_request'), 'branch', '')).toEqual(expected)
    expect(subjectOf(pull('pull_request', { full_name: 'Acme/Shop' }), 'branch', '')).toEqual(expected)
  })
})

describe('a run is for nothing, which an error explains', () => {
  test.each<[string, unknown]>([
    ['a fork', { full_name: 'mallory/shop' }],
    ['a fork that is gone', null]
  ])('with the scope branch and a pull request of %s', (_what, home) => {
    for (const event of ['pull_request', 'pull_request_target']) {
      expect(refusal(pull(event, home), 'branch')).toMatch(
        /another repository, .* Leave `scope` at `auto`\.$/
      )
    }
  })

  test.each<[string, Partial<EventContext>]>([
    [
      'another workflow’s run, even one for a pull request',
      { eventName: 'workflow_run', payload: { workflow_run: { pull_requests: [{ number: 7 }] } } }
    ],
    ['an issue', { eventName: 'issues', payload: { issue: { number: 12 } } }],
    ['a comment on an issue', { eventName: 'issue_comment', payload: { issue: { number: 12 } } }],
    ['a discussion', { eventName: 'discussion' }],
    ['a status', { eventName: 'status' }],
    ['a star', { eventName: 'watch' }],
    ['an event nobody knows yet', { eventName: 'something_new' }],
    ['a pull request without a payload', { eventName: 'pull_request', ref: 'refs/pull/12/merge' }],
    ['a push that names no branch', { ref: '' }],
    ['a push of something else', { ref: 'refs/notes/x' }],
    ['a push of a branch without a name', { ref: 'refs/heads/' }],
    ['a number of a wrong type', { eventName: 'issues', payload: { pull_request: { number: '12/..' } } }],
    ['a number below 1', { eventName: 'issues', payload: { pull_request: { number: 0 } } }],
    ['a deletion that does not say of what', { eventName: 'delete' }],
    ['a deletion of something else', { eventName: 'delete', payload: { ref: 'x', ref_type: 'release' } }],
    ['a deletion of nothing', { eventName: 'delete', payload: { ref: '', ref_type: 'branch' } }],
    ['a deletion of an inherited kind', { eventName: 'delete', payload: { ref: 'x', ref_type: 'toString' } }]
  ])('on %s', (_what, traits) => {
    const context = inRun(traits)
    expect(refusal(context)).toBe(
      `No name can be derived from this run: the event "${context.eventName}" is not about a pull request, a branch or a tag. Set \`name\`, or \`scope\` to \`run\` or \`job\`.`
    )
    expect(pullRequestSubject(context)).toBeUndefined()
  })

  test('with the scope branch on a comment on a pull request, which does not say what branch that comes from', () => {
    const payload = { issue: { number: 12, pull_request: {} } }
    expect(refusal(inRun({ eventName: 'issue_comment', payload }), 'branch')).toBe(
      'With `scope: branch`, a pull request is named for the branch it comes from, and the event "issue_comment" does not say which that is. Leave `scope` at `auto` for the database of the pull request, or set `name`.'
    )
  })

  test('with the scope branch on the event merge_group', () => {
    const context = inRun({ eventName: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-12-0' })
    expect(refusal(context, 'branch')).toContain('Set `name`, or `scope` to `run` or `job`.')
  })

  test.each(['', '0', '07', 'x', '7x', '-7', '1e9', '7\n', '12345678901234567'])(
    'if GITHUB_RUN_ID is %j',
    (runId) => {
      for (const scope of ['run', 'job'] as const) {
        expect(refusal(inRun({ runId }), scope)).toContain(
          `GITHUB_RUN_ID is "${runId.trim()}", not a number.`
        )
      }
      expect(refusal(inRun({ runId, eventName: 'merge_group' }))).toContain('GITHUB_RUN_ID')
      expect(subject({ runId })).toEqual(MAIN)
    }
  )

  test('or for a subject, whatever the payload holds', () => {
    const payload = fc.dictionary(
      fc.constantFrom('pull_request', 'issue', 'number', 'ref', 'ref_type', '__proto__'),
      fc.jsonValue()
    )
    const scopes = fc.constantFrom<Scope>('auto', 'branch', 'run', 'job')
    const events = fc.constantFrom('push', 'pull_request', 'delete', 'merge_group', 'issues')
    fc.assert(
      fc.property(
        fc.record({ payload, ref: anyText, runId: anyText, eventName: events }),
        scopes,
        (run, scope) => {
          const error = thrownBy(() => subject(run, scope))
          expect(error === undefined || error instanceof ActionError).toBe(true)
        }
      ),
      { numRuns: 1_000 }
    )
  })
})
