import { Document, Scalar, visit } from 'yaml'

/** As in .prettierrc.json. */
const lineWidth = 110
/** Longer texts are folded. Leaves room for the key and its indentation. */
const longestOnOneLine = 85

/** A piece of a YAML file, as prettier leaves it, indented by so many spaces. Ends with a line break. */
export function toYaml(value: object, indent = 0): string {
  const document = new Document(value)
  visit(document, {
    Scalar(key, node) {
      const text = key === 'value' && typeof node.value === 'string' ? node.value : ''
      if (text.length > longestOnOneLine) node.type = Scalar.BLOCK_FOLDED
    }
  })
  const text = document.toString({ singleQuote: true, lineWidth: lineWidth - indent })
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(indent))
}

/** A mapping with one entry for each of the items, in their order and by their names. */
export function mapping<Item extends { name: string }>(
  items: readonly Item[],
  value: (item: Item) => object | string
): object {
  return Object.fromEntries(items.map((item) => [item.name, value(item)]))
}

/** `${{ … }}`, which GitHub evaluates. */
export function expression(text: string): string {
  return `\${{ ${text} }}`
}
