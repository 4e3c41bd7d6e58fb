/** The parts of summaries and comments. They are HTML: in a block of it, which lasts to the next blank line, GitHub reads no Markdown. */
import { plain } from './text.js'

/** The longest foreign text that is shown. Characters. */
const LONGEST = 300

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

/** Text as the content of an HTML element: one line, no tags, no entities of its own. */
export function escaped(text: string): string {
  return plain(text, LONGEST).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
}

/**
 * Foreign text. Only within `code` does GitHub leave everything alone: it makes no mention, link, reference or picture
 * of it (docs.github.com, "Basic writing and formatting syntax").
 */
export function code(text: string): string {
  return `<code>${escaped(text)}</code>`
}

/** The heading of a summary or a comment. @param content markup */
export function heading(content: string): string {
  return `<h3>Upstash Redis: ${content}</h3>`
}

/** A table of what and how it is; the values are markup. */
export function facts(rows: Readonly<Record<string, string>>): string {
  const lines = Object.entries(rows).map(
    ([name, value]) => `<tr><th align="left">${name}</th><td>${value}</td></tr>`
  )
  return `<table>\n${lines.join('\n')}\n</table>`
}

/** A table with a heading for each column; the cells are markup. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag.slice(0, 2)}>`).join('')}</tr>`
  const lines = [row(headings, 'th align="left"'), ...rows.map((cells) => row(cells, 'td'))]
  return `<table>\n${lines.join('\n')}\n</table>`
}
