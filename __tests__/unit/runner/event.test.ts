import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ActionError } from '../../../src/errors.js'
import {
  type EventContext,
  pullRequestOf,
  subjectOf,
  whySecretsAreWithheld
} from '../../../src/runner/event.js'
import { anEvent, aPullRequest, REPOSITORY } from '../../support/builders.js'
import { anyText } from '../any-text.js'

describe('what a run is about', () => {
  test.each<[string, Partial<EventContext>, object]>([
    ['a push', {}, { ref: 'refs/heads/main' }],
    [
      'a deleted branch, which GITHUB_REF does not name',
      { eventName: 'delete', payload: { ref: 'feature', ref_type: 'branch' } },
      { ref: 'refs/heads/feature' }
    ],
    [
      'a deleted tag',
      { eventName: 'delete', payload: { ref: 'v1', ref_type: 'tag' } },
      { ref: 'refs/tags/v1' }
    ],
    ['a tag', { ref: 'refs/tags/v1' }, { ref: 'refs/tags/v1' }],
    ['a pull request', { payload: { pull_request: { number: 12 } } }, { pullRequest: 12 }],
    [
      'a pull request with its number outside',
      { payload: { number: 12, pull_request: {} } },
      { pullRequest: 12 }
    ],
    [
      'a comment on a pull request',
      { payload: { issue: { number: 12, pull_request: {} } } },
      { pullRequest: 12 }
    ],
    [
      'a merge queue',
      { eventName: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-12-abc' },
      { ref: 'refs/heads/gh-readonly-queue/main/pr-12-abc' }
    ],
    [
      'a number of a wrong type',
      { payload: { pull_request: { number: '12/../..' } } },
      { ref: 'refs/heads/main' }
    ],
    ['a number below 1', { payload: { pull_request: { number: -3 } } }, { ref: 'refs/heads/main' }]
  ])('is told for %s', (_what, traits, expected) => {
    expect(subjectOf(anEvent(traits))).toEqual({ repository: REPOSITORY, ...expected })
  })

  test.each<[string, Partial<EventContext>]>([
    [
      'another workflow’s run, even one for a pull request',
      { eventName: 'workflow_run', payload: { workflow_run: { pull_requests: [{ number: 7 }] } } }
    ],
    ['an issue', { eventName: 'issues', payload: { issue: { number: 12 } } }],
    ['a comment on an issue', { eventName: 'issue_comment', payload: { issue: { number: 12 } } }],
    ['a pull request without a payload', { eventName: 'pull_request', ref: 'refs/pull/12/merge' }],
    ['an event nobody knows yet', { eventName: 'something_new' }]
  ])('is an error for %s: GITHUB_REF is the default branch there, which is not meant', (_what, traits) => {
    const attempt = (): unknown => subjectOf(anEvent(traits))
    expect(attempt).toThrow(ActionError)
    expect(attempt).toThrow(
      `the event "${traits.eventName ?? ''}" is not about a pull request, a branch or a tag. Set \`name\`.`
    )
  })

  test('is an error for a deletion that does not say of what', () => {
    expect(() => subjectOf(anEvent({ eventName: 'delete' }))).toThrow(/event "delete".*Set `name`/)
  })

  test.each<[string, Partial<EventContext>]>([
    ['no ref', { ref: '' }],
    ['no repository', { repository: '' }],
    ['half a repository', { repository: 'acme' }],
    ['too much of a repository', { repository: 'acme/shop/evil' }]
  ])('is an error that says what to do if there is %s', (_what, traits) => {
    const attempt = (): unknown => subjectOf(anEvent(traits))
    expect(attempt).toThrow(ActionError)
    expect(attempt).toThrow(/event "push".*Set `name`\./)
  })

  test('is a subject or an ActionError, whatever the payload holds', () => {
    const payload = fc.dictionary(
      fc.constantFrom('pull_request', 'issue', 'number', '__proto__'),
      fc.jsonValue()
    )
    fc.assert(
      fc.property(payload, anyText, anyText, (hostile, ref, repository) => {
        try {
          subjectOf(anEvent({ payload: hostile, ref, repository }))
        } catch (error) {
          expect(error).toBeInstanceOf(ActionError)
        }
      })
    )
  })
})

describe('a pull request', () => {
  test.each<[string, unknown, boolean]>([
    ['is not from a fork if its branch is in this repository', { full_name: 'acme/shop' }, false],
    ['is not from a fork if that repository is spelled in another case', { full_name: 'Acme/Shop' }, false],
    ['is from a fork if its branch is in another repository', { full_name: 'mallory/shop' }, true],
    ['is from a fork if that repository is gone', null, true],
    ['is not from a fork if the payload does not say', undefined, false]
  ])('%s', (_what, home, expected) => {
    expect(pullRequestOf(aPullRequest('opened', home))?.fromFork).toBe(expected)
  })
})

describe('secrets are withheld', () => {
  const fork = aPullRequest('opened', { full_name: 'mallory/shop' })

  test.each<[string, EventContext, RegExp]>([
    ['from a fork’s pull request', fork, /pull requests from forks/],
    [
      'from the pull request of a fork that is gone',
      aPullRequest('opened', null),
      /pull requests from forks/
    ],
    ['from Dependabot', anEvent({ actor: 'dependabot[bot]' }), /Dependabot/]
  ])('%s', (_what, run, expected) => {
    expect(whySecretsAreWithheld(run)).toMatch(expected)
  })

  test.each<[string, EventContext]>([
    ['from a push', anEvent()],
    ['from a pull request of this repository', aPullRequest()],
    // docs.github.com, "Events that trigger workflows": pull_request_target runs get the secrets, forks' ones too.
    ['from a fork’s pull_request_target', { ...fork, eventName: 'pull_request_target' }]
  ])('not %s', (_what, run) => {
    expect(whySecretsAreWithheld(run)).toBeUndefined()
  })
})
