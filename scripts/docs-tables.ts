import { format, type Options } from 'prettier'
import type { ActionMetadata } from '../__tests__/support/action-metadata.js'

/** A Markdown table of an action's inputs, as prettier leaves it. Throws when an input has no description. */
export async function inputsTable(action: ActionMetadata, style: Options): Promise<string> {
  const rows = action.inputs.map((input) => [
    code(input.name),
    input.default === undefined || input.default === '' ? '' : code(input.default),
    input.required ? 'yes' : '',
    description(action, 'input', input)
  ])
  return await table([['Input', 'Default', 'Required', 'Description'], ...rows], style)
}

/** A Markdown table of an action's outputs, as prettier leaves it. Throws when an output has no description. */
export async function outputsTable(action: ActionMetadata, style: Options): Promise<string> {
  const rows = action.outputs.map((output) => [code(output.name), description(action, 'output', output)])
  return await table([['Output', 'Description'], ...rows], style)
}

function description(
  action: ActionMetadata,
  kind: 'input' | 'output',
  each: { name: string; description: string }
): string {
  const text = each.description.replaceAll(/\s+/g, ' ').trim()
  if (text === '')
    throw new Error(`${action.file}: the ${kind} "${each.name}" has no description; write one.`)
  return escapeOutsideCode(text)
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
