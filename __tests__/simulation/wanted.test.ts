import { expect, test } from '@jest/globals'
import { parseName } from '../../src/naming.js'
import { BYSTANDERS } from './simulate.js'
import { DERIVED, livingThingOf, nameOf, REPOSITORY } from './wanted.js'

test('no two purposes of the simulation share a name', () => {
  const names = DERIVED.map((derived) => nameOf(derived))
  expect(new Set(names).size).toBe(names.length)
})

test('no bystander has a name of ours, but the one whose pull request stays open', () => {
  const ours = BYSTANDERS.filter((name) => parseName({ repository: REPOSITORY, prefix: undefined }, name))
  expect(ours).toEqual(['acme-shop-pr-123'])
  expect(BYSTANDERS.filter((name) => livingThingOf(name))).toEqual([])
})
