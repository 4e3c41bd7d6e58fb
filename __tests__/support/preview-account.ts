import { expect } from '@jest/globals'
import type { PullRequestWorld } from './pull-request-world.js'

/** The database of pull request 12 of `acme/shop`. */
export const NAME = 'acme-shop-pr-12'

/** In the account all along, and none of this pull request's business. */
export const bystanders: readonly string[] = [
  `${NAME}0`,
  'acme-shop-pr-1',
  'acme-shop-main',
  'acme-shop',
  'other-shop-pr-12'
]

/** Opens pull request 12 and fills the account with what is not its own. */
export function begin({ emulator, github }: PullRequestWorld): void {
  for (const database_name of bystanders) emulator.add({ database_name })
  github.open(12)
}

/** The number of databases pull request 12 has; everybody else's must be as they were. */
export function own({ names }: PullRequestWorld): number {
  expect(names.filter((name) => name !== NAME)).toEqual(bystanders)
  return names.filter((name) => name === NAME).length
}
