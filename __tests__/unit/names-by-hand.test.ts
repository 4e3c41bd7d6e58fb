import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { deriveName, parseName, type NameOwner } from '../../src/naming.js'
import { confusableNames, namesByHand } from '../support/confusable-names.js'
import { lookalikes, nameOwner, THOROUGHLY } from './any-subject.js'
import { anyText } from './any-text.js'

const shop: NameOwner = { repository: 'acme/shop', prefix: undefined }

describe('a name made by hand', () => {
  const owners = [
    shop,
    ...lookalikes(shop),
    ...['acme', 'shop', 'pr-', 'ci-', 'ci-123', 'acme-shop-main'].map((prefix) => ({ ...shop, prefix })),
    ...fc.sample(nameOwner, { ...THOROUGHLY, numRuns: 200 })
  ]

  test.each([
    ...namesByHand,
    '',
    'acme-shop-pr-7\n',
    '\nacme-shop-pr-7',
    'acme-shop-pr-7\0',
    'acme-shop-tag-v1\n'
  ])('%j is nobody’s', (name) => {
    expect(owners.filter((owner) => parseName(owner, name) !== undefined)).toEqual([])
  })

  test('is nobody’s if it is any text at all', () => {
    fc.assert(
      fc.property(nameOwner, anyText, (owner, text) => {
        expect(parseName(owner, text)).toBeUndefined()
        expect(parseName(shop, `acme-shop-${text}`)).toBeUndefined()
      }),
      THOROUGHLY
    )
  })

  test.each([
    ['a word', /^[a-z]{10}$/],
    ['a date', /^20\d{8}$/],
    ['a commit', /^[0-9a-f]{10}$/]
  ])('is nobody’s if it ends in %s as long as the hash of a branch', (_what, ending) => {
    fc.assert(
      fc.property(
        nameOwner,
        fc.constantFrom('branch', 'tag'),
        fc.stringMatching(ending),
        fc.constantFrom('', '-api'),
        (owner, kind, last, end) => {
          const base = deriveName(owner, { kind: 'run', runId: '1', job: undefined }).replace(/-run-1$/, '')
          expect(parseName(owner, `${base}-${kind}-x-${last}${end}`)).toBeUndefined()
        }
      ),
      THOROUGHLY
    )
  })

  test('is not that of a branch if something stands before it, or another word in it', () => {
    const feature = deriveName(shop, { kind: 'branch', ref: 'feature/x' })
    expect(parseName(shop, feature)).toStrictEqual({ kind: 'branch', ref: undefined, suffix: undefined })
    const others = [
      ['acme-shop', 'acme-prod'],
      ['acme-shop', 'prod-acme-shop'],
      ['branch', 'tag'],
      ['feature', 'Feature'],
      ['feature', ''],
      ['feature', 'fea ture'],
      [/$/, '-'],
      [/$/, '-ninechars']
    ] as const
    for (const [part, other] of others) expect(parseName(shop, feature.replace(part, other))).toBeUndefined()
  })
})

test('the 200 confusable names are 200, and none is of acme/shop', () => {
  expect(new Set(confusableNames).size).toBe(200)
  expect(confusableNames.filter((name) => parseName(shop, name) !== undefined)).toEqual([])
})
