import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ActionError } from '../../../src/errors.js'
import {
  type EventContext,
  pullRequestOf,
  subjectOf,
  whySecretsAreWithheld
} from '../../../src/runner/event.js'
import { anyText } from '../any-text.js'

function context(traits: Partial<EventContext> = {}): EventContext {
  return {
    eventName: 'push',
    repository: 'acme/shop',
    ref: 'refs/heads/main',
    actor: 'octocat',
    apiUrl: 'https://api.github.com',
    payload: {},
    ...traits
  }
}

function pullRequestFrom(home: unknown): EventContext {
  return context({
    eventName: 'pull_request',
    ref: 'refs/pull/12/merge',
    payload: { number: 12, pull_request: { number: 12, head: { repo: home } } }
  })
}

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
    ['a comment on an issue', { payload: { issue: { number: 12 } } }, { ref: 'refs/heads/main' }],
    ['a pull request without a payload', { ref: 'refs/pull/12/merge' }, { pullRequest: 12 }],
    [
      'a merge queue',
      { ref: 'refs/heads/gh-readonly-queue/main/pr-12-abc' },
      { ref: 'refs/heads/gh-readonly-queue/main/pr-12-abc' }
    ],
    [
      'a number of a wrong type',
      { payload: { pull_request: { number: '12/../..' } } },
      { ref: 'refs/heads/main' }
    ],
    ['a number below 1', { payload: { pull_request: { number: -3 } } }, { ref: 'refs/heads/main' }]
  ])('is told for %s', (_what, traits, expected) => {
    expect(subjectOf(context(traits))).toEqual({ repository: 'acme/shop', ...expected })
  })

  test('is an error for a deletion that does not say of what', () => {
    expect(() => subjectOf(context({ eventName: 'delete' }))).toThrow(/event "delete".*Set `name`/)
  })

  test.each<[string, Partial<EventContext>]>([
    ['no ref', { ref: '' }],

    ['no repository', { repository: '' }],
    ['half a repository', { repository: 'acme' }],
    ['too much of a repository', { repository: 'acme/shop/evil' }]
  ])('is an error that says what to do where there is %s', (_what, traits) => {
    const attempt = (): unknown => subjectOf(context(traits))
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
          subjectOf(context({ payload: hostile, ref, repository }))
        } catch (error) {
          expect(error).toBeInstanceOf(ActionError)
        }
      })
    )
  })
})

describe('a pull request is from a fork', () => {
  test.each<[string, unknown, boolean]>([
    ['not where its branch is in this repository', { full_name: 'acme/shop' }, false],
    ['not where the repository is spelled in another case', { full_name: 'Acme/Shop' }, false],
    ['where its branch is in another repository', { full_name: 'mallory/shop' }, true],
    ['where that repository is gone', null, true],
    ['not where the payload does not say', undefined, false]
  ])('%s', (_what, home, expected) => {
    expect(pullRequestOf(pullRequestFrom(home))?.fromFork).toBe(expected)
  })
})

describe('secrets are withheld', () => {
  const fork = pullRequestFrom({ full_name: 'mallory/shop' })

  test.each<[string, EventContext, RegExp]>([
    ['from a fork’s pull request', fork, /pull requests from forks/],
    ['from the pull request of a fork that is gone', pullRequestFrom(null), /pull requests from forks/],
    ['from Dependabot', context({ actor: 'dependabot[bot]' }), /Dependabot/]
  ])('%s', (_what, run, expected) => {
    expect(whySecretsAreWithheld(run)).toMatch(expected)
  })

  test.each<[string, EventContext]>([
    ['from a push', context()],
    ['from a pull request of this repository', pullRequestFrom({ full_name: 'acme/shop' })],
    // docs.github.com, "Events that trigger workflows": pull_request_target runs get the secrets, forks' ones too.
    ['from a fork’s pull_request_target', { ...fork, eventName: 'pull_request_target' }]
  ])('not %s', (_what, run) => {
    expect(whySecretsAreWithheld(run)).toBeUndefined()
  })
})
