import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { MAX_NAME_LENGTH, type Subject, deriveName } from '../../src/naming.js'
import { anyText } from './any-text.js'
import { identity, number, repository, subject } from './subjects.js'

describe('derived names', () => {
  test.each<[string, Subject, string]>([
    ['a pull request', { repository: 'acme/shop', pullRequest: 12 }, 'acme-shop-pr-12'],
    ['capitals', { repository: 'Acme/Shop', pullRequest: 12 }, 'acme-shop-pr-12'],
    ['a hyphen in the repository', { repository: 'acme/my-shop', pullRequest: 12 }, 'acme-my-shop-pr-12'],
    ['a branch', { repository: 'acme/shop', ref: 'refs/heads/main' }, 'acme-shop-main'],
    [
      'a branch of a repository with a hyphen',
      { repository: 'acme/my-shop', ref: 'refs/heads/main' },
      'acme-my-shop-main'
    ]
  ])('are plain for %s', (_what, of, expected) => {
    expect(deriveName(of)).toBe(expected)
  })

  test.each<[string, Subject, RegExp]>([
    [
      'a hyphen in the owner',
      { repository: 'my-acme/shop', pullRequest: 12 },
      /^my-acme-shop-[0-9a-f]{8}-pr-12$/
    ],
    [
      'a dot in the repository',
      { repository: 'acme/shop.js', pullRequest: 12 },
      /^acme-shop-js-[0-9a-f]{8}-pr-12$/
    ],
    ['a managed user', { repository: 'jo_acme/shop', pullRequest: 12 }, /^jo-acme-shop-[0-9a-f]{8}-pr-12$/],
    [
      'a long repository',
      { repository: 'acme/a-repository-with-quite-a-long-name', pullRequest: 123_456 },
      /^acme-a-repository-wit-[0-9a-f]{8}-pr-123456$/
    ],
    [
      'a branch with a slash',
      { repository: 'acme/shop', ref: 'refs/heads/feature/x' },
      /^acme-shop-feature-x-[0-9a-f]{8}-[0-9a-z]{10}$/
    ],
    ['a tag', { repository: 'acme/shop', ref: 'refs/tags/v1' }, /^acme-shop-v1-[0-9a-f]{8}-[0-9a-z]{10}$/],
    [
      'a branch that looks like a pull request',
      { repository: 'acme/shop', ref: 'refs/heads/pr-12' },
      /^acme-shop-pr-12-[0-9a-f]{8}-[0-9a-z]{10}$/
    ],
    [
      'a branch that looks like a hash',
      { repository: 'acme/deadbeef', ref: 'refs/heads/production' },
      /^acme-deadbeef-produc-[0-9a-f]{8}-[0-9a-z]{10}$/
    ]
  ])('have a hash for %s', (_what, of, expected) => {
    expect(deriveName(of)).toMatch(expected)
  })

  test('are at most 40 characters of [a-z0-9-], with a letter or digit at both ends', () => {
    fc.assert(
      fc.property(subject, (of) => {
        const name = deriveName(of)
        expect(name).toMatch(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/)
        expect(name.length).toBeLessThanOrEqual(MAX_NAME_LENGTH)
      }),
      { numRuns: 1000 }
    )
    expect(MAX_NAME_LENGTH).toBe(40)
  })

  test('hold up for text no repository or branch is made of', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (some, other, branchName) => {
        const name = deriveName({ repository: `${some}/${other}`, ref: `refs/heads/${branchName}` })
        expect(name).toMatch(/^[a-z0-9-]{1,40}$/)
      })
    )
  })

  test('always end in the whole number', () => {
    fc.assert(
      fc.property(repository, number, (of, pullRequest) => {
        expect(deriveName({ repository: of, pullRequest }).endsWith(`-pr-${pullRequest}`)).toBe(true)
      })
    )
  })

  test('are shared by no two subjects (any two)', () => {
    fc.assert(
      fc.property(subject, subject, (one, other) => {
        expect(deriveName(one) === deriveName(other)).toBe(identity(one) === identity(other))
      }),
      { numRuns: 2000 }
    )
  })

  test('are shared by no two subjects (thousands at once)', () => {
    const byName = new Map<string, string>()
    for (const of of fc.sample(subject, { numRuns: 6000, seed: 7 })) {
      const name = deriveName(of)
      expect(byName.get(name) ?? identity(of)).toBe(identity(of))
      byName.set(name, identity(of))
    }
    expect(byName.size).toBeGreaterThan(2000)
  })

  test('cannot be imitated by a repository or branch that is called like a part of them', () => {
    fc.assert(
      fc.property(subject, (of) => {
        const name = deriveName(of)
        const [, ownerName = '', rest = '', last = ''] = /^([^-]+)-(.+)-([^-]+)$/.exec(name) ?? []
        const imitations: Subject[] = [{ repository: `${ownerName}/${rest}`, ref: `refs/heads/${last}` }]
        if (/^[1-9]\d*$/.test(last) && rest.endsWith('-pr')) {
          imitations.push({ repository: `${ownerName}/${rest.slice(0, -3)}`, pullRequest: Number(last) })
        }
        for (const imitation of imitations) {
          expect(deriveName(imitation) === name).toBe(identity(imitation) === identity(of))
        }
      }),
      { numRuns: 1000 }
    )
  })

  test('do not depend on the case of owner and repository, but on that of the branch', () => {
    fc.assert(
      fc.property(subject, (of) => {
        expect(deriveName({ ...of, repository: of.repository.toUpperCase() })).toBe(deriveName(of))
      })
    )
    const named = (branchName: string): string =>
      deriveName({ repository: 'acme/shop', ref: `refs/heads/${branchName}` })
    expect(named('Main')).not.toBe(named('main'))
    expect(named('Feature/x')).not.toBe(named('feature/x'))
    expect(named('Feature/x').slice(0, 20)).toBe(named('feature/x').slice(0, 20))
  })
})
