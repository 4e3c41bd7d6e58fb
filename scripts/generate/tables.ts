import { format, type Options } from 'prettier'
import type { DeclaredInput, DeclaredOutput } from './resolve.js'

/** A Markdown table of inputs, as prettier leaves it. */
export async function inputsTable(inputs: readonly DeclaredInput[], style: Options): Promise<string> {
  const rows = inputs.map(({ name, description, default: value }) => [
    code(name),
    value === undefined || value === '' ? '' : code(value),
    value === undefined ? 'yes' : '',
    escapeOutsideCode(description)
  ])
  return await table([['Input', 'Default', 'Required', 'Description'], ...rows], style)
}

/** A Markdown table of outputs, as prettier leaves it. */
export async function outputsTable(outputs: readonly DeclaredOutput[], style: Options): Promise<string> {
  const rows = outputs.map(({ name, description }) => [code(name), escapeOutsideCode(description)])
  return await table([['Output', 'Description'], ...rows], style)
}

async function table([head = [], ...rows]: string[][], style: Options): Promise<string> {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return (await format(lines.join('\n'), { ...style, parser: 'markdown' })).trimEnd()
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``
}

/** A table cell ends at a bar even inside code; `<` would start an HTML tag outside it. */
function escapeOutsideCode(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '\\<')).replaceAll('|', '\\|'))
    .join('')
}
