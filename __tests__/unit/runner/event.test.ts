import { describe, expect, test } from '@jest/globals'
import { type EventContext, pullRequestOf, whySecretsAreWithheld } from '../../../src/runner/event.js'
import { anEvent, aPullRequest } from '../../support/builders.js'

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
