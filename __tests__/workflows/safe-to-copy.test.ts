import { describe, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { repositoryRoot } from '../support/root.js'
import { readSnippets } from '../support/workflow/documents.js'
import { record } from '../support/workflow/model.js'

const snippets = await readSnippets()

function isCheckout(fields: Readonly<Record<string, unknown>>): boolean {
  return String(fields['uses']).startsWith('actions/checkout@')
}

const checkouts = snippets
  .map(({ where, uses }) => [where, uses.filter(isCheckout)] as const)
  .filter(([, found]) => found.length > 0)
const scripts = snippets
  .map(({ where, runs }) => [where, runs] as const)
  .filter(([, found]) => found.length > 0)

describe('in workflows and in what users copy', () => {
  test('there are checkouts and scripts to look at', () => {
    expect(checkouts.length).toBeGreaterThan(5)
    expect(scripts.length).toBeGreaterThan(5)
  })

  test.each(checkouts)(
    '%s leaves no token in a checkout, in which `npm ci` runs what others wrote',
    (_where, found) => {
      for (const checkout of found) expect(checkout['with']).toMatchObject({ 'persist-credentials': false })
    }
  )

  test.each(scripts)('%s pastes no value into a script: it goes through env', (_where, found) => {
    for (const script of found) expect(script).not.toContain('${{')
  })
})

test('Dependabot waits a week before it takes a new version, everywhere', async () => {
  const name = '.github/dependabot.yml'
  const { updates } = record(parse(await readFile(join(repositoryRoot, name), 'utf8')), name)
  if (!Array.isArray(updates)) throw new Error(`${name} has no list of updates`)
  expect(updates).toHaveLength(2)
  for (const update of updates) expect(update).toMatchObject({ cooldown: { 'default-days': 7 } })
})
