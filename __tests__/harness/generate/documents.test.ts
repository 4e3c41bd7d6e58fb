import { describe, expect, test } from '@jest/globals'
import { fillDocuments } from '../../../scripts/generate/documents.js'
import { inputsOf, outputsOf } from '../../../scripts/generate/resolve.js'
import { inputsTable, outputsTable } from '../../../scripts/generate/tables.js'
import { action, secretNote, shared } from './sample.js'

describe('the tables in the documents', () => {
  const rows = (table: string): string[] => table.split('\n').map((row) => row.replaceAll(/ +/g, ' '))

  test('show name, default, required marker and description, safe in Markdown', async () => {
    expect(rows(await inputsTable(inputsOf(action, shared), {}))).toEqual([
      '| Input | Default | Required | Description |',
      expect.stringMatching(/^\|( -+ \|){4}$/),
      '| `key` | | yes | A key: `k#1`, of an account. |',
      '| `limit` | `50` | | `*`\\|most, or \\<any>. |',
      '| `token` | `${{ github.token }}` | | A token. |'
    ])
    expect(rows(await outputsTable(outputsOf(action, shared), {}))).toEqual([
      '| Output | Description |',
      expect.stringMatching(/^\|( -+ \|){2}$/),
      '| `id` | An id. |',
      `| \`password\` | A password. ${secretNote} |`
    ])
  })

  test('replace what is between their markers, and nothing else', () => {
    const text = 'a\n<!-- inputs:clean -->\nold\n<!-- /inputs -->\nb <!-- a comment --> c\n'
    expect(fillDocuments(new Map([['a.md', text]]), new Map([['inputs:clean', '| $& |']])).get('a.md')).toBe(
      'a\n<!-- inputs:clean -->\n\n| $& |\n\n<!-- /inputs -->\nb <!-- a comment --> c\n'
    )
  })

  test('must be known, and each stands in a document', () => {
    const documents = new Map([['a.md', '<!-- inputs:claen --><!-- /inputs -->']])
    expect(() => fillDocuments(documents, new Map())).toThrow(
      'a.md: there is no table for <!-- inputs:claen -->'
    )
    expect(() => fillDocuments(new Map(), new Map([['inputs:clean', '']]))).toThrow(
      'No document shows <!-- inputs:clean -->'
    )
  })
})
