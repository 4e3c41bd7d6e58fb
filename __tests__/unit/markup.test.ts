import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { code, escaped, facts, table } from '../../src/markup.js'
import { hostileTexts } from '../support/hostile-texts.js'
import { hostileMarkup } from '../support/hostile-markup.js'
import { anyText } from './any-text.js'

const tags = (markup: string): string[] => markup.match(/<[^>]*>/g) ?? []

test.each([...hostileMarkup, ...hostileTexts.map(({ text }) => text)])(
  'the foreign text %j is shown as it is: no tag, no entity, one line',
  (text) => {
    expect(code(text)).toMatch(/^<code>[^<>"'\n\r]*<\/code>$/)
    expect(code(text).replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
  }
)

test('whatever text comes in, a table has the tags that it has with a harmless one', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(tags(facts({ Name: code(text) }))).toEqual(tags(facts({ Name: code('x') })))
      expect(tags(table(['Name'], [[escaped(text)]]))).toEqual(tags(table(['Name'], [['x']])))
      // A blank line would end the block of HTML, and Markdown would begin.
      expect(facts({ Name: code(text) })).not.toMatch(/\n\s*\n/)
    })
  )
})

test('a long text is cut, never within an entity', () => {
  expect(escaped('<'.repeat(1_000))).toBe(`${'&lt;'.repeat(300)}…`)
})
