import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { repositoryRoot } from '../root.js'
import { record, type Fields } from './model.js'

/** A piece of YAML that users copy: a workflow file, or a code block of a document. */
export interface Snippet {
  /** File, and line of the block. */
  readonly where: string
  readonly text: string
  /** Every mapping in it that has a `uses:`, in order. */
  readonly uses: readonly Fields[]
  /** Every script of a `run:`, in order. */
  readonly runs: readonly string[]
  /** The value itself. */
  readonly value: unknown
}

/** All workflows, examples, and YAML blocks of README.md, docs/ and examples/. */
export async function readSnippets(): Promise<Snippet[]> {
  const names = ['README.md']
  for (const folder of ['docs', 'examples', '.github/workflows'])
    names.push(
      ...(await readdir(join(repositoryRoot, folder), { recursive: true })).map((name) => `${folder}/${name}`)
    )
  const snippets: Snippet[] = []
  for (const name of names.filter((each) => /\.(?:md|yml)$/.test(each))) {
    const text = await readFile(join(repositoryRoot, name), 'utf8')
    if (name.endsWith('.yml')) snippets.push(snippet(name, text))
    if (name.endsWith('.md')) snippets.push(...yamlBlocks(name, text))
  }
  return snippets
}

function yamlBlocks(name: string, text: string): Snippet[] {
  return [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map((block) =>
    snippet(`${name}:${text.slice(0, block.index).split('\n').length}`, block[1] ?? '')
  )
}

function snippet(where: string, text: string): Snippet {
  const value: unknown = parse(text)
  const all = [...mappings(value)]
  return {
    where,
    text,
    value,
    uses: all.filter((fields) => typeof fields['uses'] === 'string'),
    runs: all.map((fields) => fields['run']).filter((script) => typeof script === 'string')
  }
}

function* mappings(value: unknown): Generator<Fields> {
  if (Array.isArray(value)) {
    for (const each of value as unknown[]) yield* mappings(each)
  } else if (typeof value === 'object' && value !== null) {
    const fields = record(value, 'value')
    yield fields
    for (const each of Object.values(fields)) yield* mappings(each)
  }
}
