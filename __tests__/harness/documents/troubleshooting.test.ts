import { describe, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '../../support/root.js'
import { readMessages } from './messages.js'

const page = 'docs/troubleshooting.md'
const { toExplain, all } = await readMessages()

/** The texts an entry is for: the code spans of the quoted lines under its heading. */
const entries = [...(await readFile(join(repositoryRoot, page), 'utf8')).matchAll(/^>.*$/gm)].flatMap(
  ([line]) =>
    [...line.matchAll(/``\s?(.+?)\s?``(?!`)|`([^`]+)`/g)].map(([, double, single]) => double ?? single ?? '')
)

describe(page, () => {
  test('has something to explain', () => {
    expect(toExplain.length).toBeGreaterThan(60)
    expect(entries.length).toBeGreaterThan(60)
  })

  test(`explains every error and warning of the code; if one is missing, put a part of its text as \`> \\\`text\\\`\` under a heading of ${page}`, () => {
    const missing = toExplain.filter(({ text }) => !entries.some((entry) => text.includes(entry)))
    expect(missing.map(({ where, text }) => `${where} ${text}`)).toEqual([])
  })

  test('explains nothing that the code does not say', () => {
    expect(entries.filter((entry) => !all.some(({ text }) => text.includes(entry)))).toEqual([])
  })
})
