import { describe, expect, test } from '@jest/globals'
import { refuseCopy } from '../../../src/data/foreign-code.js'
import { anEvent, aPullRequest } from '../../support/builders.js'

describe('copy_from in a run in which code of somebody else may run', () => {
  const fork = { full_name: 'mallory/shop' }
  const follows = (head_repository: unknown, event = 'push') =>
    anEvent({ eventName: 'workflow_run', payload: { workflow_run: { head_repository, event } } })
  const home = { full_name: 'acme/shop' }

  test.each([
    ['of a pull request from a fork', aPullRequest('opened', fork)],
    ['of a pull request whose repository is gone', aPullRequest('opened', null)],
    ['of a pull request whose repository is not told', aPullRequest('opened', {})],
    [
      'of `pull_request_target`, for a branch of this repository',
      { ...aPullRequest(), eventName: 'pull_request_target' }
    ],
    [
      'of a review of a fork’s pull request',
      { ...aPullRequest('submitted', fork), eventName: 'pull_request_review' }
    ],
    [
      'of a comment on a pull request',
      anEvent({ eventName: 'issue_comment', payload: { issue: { number: 12, pull_request: {} } } })
    ],
    ['of a workflow_run after one for a fork', follows(fork)],
    ['of a workflow_run after one that is not told of', follows(undefined)],
    ['of a workflow_run after one of `pull_request_target`', follows(home, 'pull_request_target')],
    ['of a workflow_run after another workflow_run', follows(home, 'workflow_run')],
    ['of a workflow_run after one for a comment', follows(home, 'issue_comment')],
    ['of a pull request without a word of it', anEvent({ eventName: 'pull_request' })],
    ['of a workflow_run without a word of it', anEvent({ eventName: 'workflow_run' })]
  ])('is refused: %s', (_what, event) => {
    expect(() => {
      refuseCopy('production', 'mine', event)
    }).toThrow(
      /^Input `copy_from` is refused in this run: .*data must not go where code of somebody else may run/
    )
  })

  test.each([
    ['a push', anEvent()],
    ['a pull request of this repository', aPullRequest('opened', { full_name: 'Acme/Shop' })],
    ['a workflow_run after one of this repository', follows(home)],
    ['an issue', anEvent({ eventName: 'issues', payload: { issue: { number: 12 } } })]
  ])('is taken for %s', (_what, event) => {
    expect(() => {
      refuseCopy('production', 'mine', event)
    }).not.toThrow()
  })
})

test('copy_from is refused if it is the database to be filled', () => {
  expect(() => {
    refuseCopy('mine', 'mine', anEvent())
  }).toThrow('Input `copy_from` is "mine", the database that is to be filled. Name another one.')
})
