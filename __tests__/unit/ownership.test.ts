import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { couldHaveDerived, deriveName, pullRequestIn } from '../../src/naming.js'
import { fragment, number, ref, repository, subject } from './subjects.js'

describe('ownership', () => {
  test('is recognized for everything the repository derives, whatever its case', () => {
    fc.assert(
      fc.property(subject, (of) => {
        expect(couldHaveDerived(of.repository, deriveName(of))).toBe(true)
        expect(couldHaveDerived(of.repository.toUpperCase(), deriveName(of))).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })

  test('is denied for everything another repository derives', () => {
    fc.assert(
      fc.property(subject, repository, (of, other) => {
        fc.pre(of.repository.toLowerCase() !== other.toLowerCase())
        expect(couldHaveDerived(other, deriveName(of))).toBe(false)
        expect(pullRequestIn(other, deriveName(of))).toBeUndefined()
      }),
      { numRuns: 3000 }
    )
  })

  test('is denied where only the border between owner and repository differs', () => {
    const words = fc.array(fragment, { minLength: 3, maxLength: 4 })
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), number, (parts, first, second, pullRequest) => {
        const split = (at: number): string => {
          const border = 1 + (at % (parts.length - 1))
          return `${parts.slice(0, border).join('-')}/${parts.slice(border).join('-')}`
        }
        fc.pre(split(first) !== split(second))
        expect(couldHaveDerived(split(first), deriveName({ repository: split(second), pullRequest }))).toBe(
          false
        )
        const onMain = deriveName({ repository: split(second), ref: 'refs/heads/main' })
        expect(couldHaveDerived(split(first), onMain)).toBe(false)
      })
    )
  })

  test.each([
    ['the repository alone', 'acme-shop'],
    ['the prefix alone', 'acme-shop-'],
    ['another owner', 'acne-shop-pr-12'],
    ['a repository whose name begins so', 'acme-shopping-pr-12'],
    ['a repository whose name goes on', 'acme-shop-api-pr-12'],
    ['a name made by hand', 'acme-shop-cache-of-prod'],
    ['a number with a zero in front', 'acme-shop-pr-012'],
    ['the number 0', 'acme-shop-pr-0'],
    ['no number', 'acme-shop-pr-'],
    ['a number that is no whole one', 'acme-shop-pr-1.5'],
    ['a number beyond all', 'acme-shop-pr-99999999999999999999'],
    ['text after the number', 'acme-shop-pr-12-old'],
    ['text before the owner', 'my-acme-shop-pr-12'],
    ['capitals', 'Acme-Shop-pr-12'],
    ['spaces', 'acme shop pr 12'],
    ['a line break at the end', 'acme-shop-pr-12\n'],
    ['a hash that is not this repository’s', 'acme-shop-deadbeef-pr-12'],
    ['two hashes, neither this repository’s', 'acme-shop-x-deadbeef-0badcafe'],
    ['nothing', '']
  ])('is denied for %s', (_what, name) => {
    expect(couldHaveDerived('acme/shop', name)).toBe(false)
    expect(pullRequestIn('acme/shop', name)).toBeUndefined()
  })

  test('is denied for a name with the right hashes and another text in front', () => {
    const name = deriveName({ repository: 'acme/shop', ref: 'refs/heads/feature/x' })
    expect(couldHaveDerived('acme/shop', name)).toBe(true)
    expect(couldHaveDerived('acme/shop', name.replace('acme-shop', 'acme-prod'))).toBe(false)
    expect(couldHaveDerived('acme/shop', `prod-${name}`)).toBe(false)
    expect(couldHaveDerived('acme/shop', name.toUpperCase())).toBe(false)
    const ofPullRequest = deriveName({ repository: 'my-acme/shop', pullRequest: 12 })
    expect(couldHaveDerived('my-acme/shop', ofPullRequest.replace('my-acme', 'my-prod'))).toBe(false)
  })

  test('is denied for text made by hand from the repository’s own parts', () => {
    const byHand = fc
      .array(fragment, { minLength: 2, maxLength: 4 })
      .map((parts) => `acme-shop-${parts.join('-')}`)
    fc.assert(
      fc.property(byHand, (name) => {
        const pullRequest = /^acme-shop-pr-([1-9]\d*)$/.test(name)
        expect(couldHaveDerived('acme/shop', name)).toBe(pullRequest)
      })
    )
  })
})

describe('the pull request in a name', () => {
  test('is the one it was derived for', () => {
    fc.assert(
      fc.property(repository, number, (of, pullRequest) => {
        expect(pullRequestIn(of, deriveName({ repository: of, pullRequest }))).toBe(pullRequest)
      })
    )
  })

  test('is none where the name was derived for a branch', () => {
    fc.assert(
      fc.property(repository, ref, (of, branchRef) => {
        expect(pullRequestIn(of, deriveName({ repository: of, ref: branchRef }))).toBeUndefined()
      })
    )
  })
})
