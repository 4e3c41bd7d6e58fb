import { describe, expect, test } from '@jest/globals'
import { glob, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { actions, inputs, outputs, workflow } from '../../../metadata/index.js'
import { FLAGS } from '../../../emulator/flags.js'
import { LAPTOP_OPTIONS } from '../../../emulator/local/laptop.js'
import { repositoryRoot } from '../../support/root.js'
import { record } from '../../support/workflow/model.js'

interface Page {
  readonly name: string
  readonly text: string
  /** Without code blocks. */
  readonly prose: string
}

const pages: Page[] = []
for await (const name of glob('{*,docs/**/*,examples/*,__tests__/README,.github/**/*}.md', {
  cwd: repositoryRoot
})) {
  const text = await readFile(join(repositoryRoot, name), 'utf8')
  pages.push({ name, text, prose: text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '') })
}

const manifest = record(
  JSON.parse(await readFile(join(repositoryRoot, 'package.json'), 'utf8')),
  'package.json'
)
const scripts = Object.keys(record(manifest['scripts'], 'scripts'))
const own = Object.keys(workflow.ownInputs)
const inputNames = [...Object.keys(inputs), ...own]
const outputNames = Object.keys(outputs)
/** Words of GitHub and of the journal that look like inputs. */
const others = ['pull_request', 'pull_request_target', 'workflow_run', 'merge_group']

function page(name: string): Page {
  const found = pages.find((each) => each.name === name)
  if (found === undefined) throw new Error(`There is no ${name}`)
  return found
}

function all(of: (page: Page) => Iterable<RegExpMatchArray>, among = pages): [string, string][] {
  return among.flatMap((each) =>
    Array.from(of(each), ([, found = '']): [string, string] => [each.name, found])
  )
}

describe('what the documents mention', () => {
  test('is a good part of the repository', () => {
    expect(pages.length).toBeGreaterThan(15)
  })

  test('are commands that exist', () => {
    const mentioned = all(({ text }) => text.matchAll(/npm run (?:--silent )?([\w:-]+)/g))
    expect(mentioned.length).toBeGreaterThan(20)
    expect(mentioned.filter(([, script]) => !scripts.includes(script))).toEqual([])
  })

  test('are options of the emulator that exist', () => {
    const mentioned = all(({ text }) => text.matchAll(/npm run emulator -- --([\w-]+)/g))
    expect(
      mentioned.filter(([, flag]) => flag !== 'help' && !(flag in FLAGS || flag in LAPTOP_OPTIONS))
    ).toEqual([])
  })

  test('are files that exist, and headings that are there', async () => {
    const links = pages.flatMap(({ name, prose }) =>
      Array.from(prose.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g), ([, file = '', anchor]) => ({
        name,
        file: join(name, '..', file),
        here: file === '',
        anchor
      }))
    )
    expect(links.length).toBeGreaterThan(100)
    const broken: string[] = []
    for (const { name, file, here, anchor } of links) {
      const target = here ? name : file
      if ((await stat(join(repositoryRoot, target)).catch(() => undefined)) === undefined)
        broken.push(`${name} links to ${file}`)
      else if (anchor !== undefined && !anchorsOf(page(target).text).has(anchor))
        broken.push(`${name} links to ${target}#${anchor}`)
    }
    expect(broken).toEqual([])
  })

  test('are paths of this repository that exist', async () => {
    const paths = all(({ prose }) =>
      prose.matchAll(
        /`((?:src|docs|examples|scripts|emulator|metadata|stubs|dist|__tests__|\.github)\/[\w./-]*)`/g
      )
    )
    expect(paths.length).toBeGreaterThan(10)
    const roots = ['.', '__tests__']
    for (const [name, path] of paths) {
      const found = await Promise.all(
        roots.map((root) => stat(join(repositoryRoot, root, path)).catch(() => undefined))
      )
      expect({ name, path, exists: found.some((each) => each !== undefined) }).toEqual({
        name,
        path,
        exists: true
      })
    }
  })

  test('are inputs and outputs that exist, in what users read', () => {
    const forUsers = pages.filter(
      ({ name }) => name !== 'docs/development.md' && name !== '__tests__/README.md'
    )
    const codes = all(({ prose }) => prose.matchAll(/`([^`]+)`/g), forUsers)
    const mentioned = codes.flatMap(([name, code]) =>
      Array.from(
        code.matchAll(/(?<![\w.$/-])[a-z]+(?:_[a-z]+)+(?![\w./-])/g),
        ([word]) => [name, word] as const
      )
    )
    expect(mentioned.length).toBeGreaterThan(100)
    const known = new Set([...inputNames, ...outputNames, ...others])
    expect(mentioned.filter(([, word]) => !known.has(word))).toEqual([])
    // The list of others stays short: what nobody mentions any more goes.
    expect(others.filter((word) => !mentioned.some(([, found]) => found === word))).toEqual([])
  })
})

describe('what there is', () => {
  const readme = (): string => page('README.md').text

  test.each(scripts.filter((name) => !['build'].includes(name)))('npm run %s is mentioned', (name) => {
    const text = page('CONTRIBUTING.md').text
    expect(name === 'test' ? text.includes('npm test') : text.includes(`npm run ${name}`)).toBe(true)
  })

  test.each(Object.values(actions).map(({ folder }) => folder))(
    'the action in %s has a page of its own, which the README links',
    (folder) => {
      expect(readme()).toContain(`docs/${folder === '.' ? 'provide' : folder}.md`)
    }
  )

  test.each(['examples', 'docs', 'docs/recipes'])(
    'every file of %s is linked from its list',
    async (folder) => {
      const list =
        { examples: 'examples/README.md', docs: 'README.md', 'docs/recipes': 'docs/recipes/README.md' }[
          folder
        ] ?? ''
      const files: string[] = []
      for await (const name of glob('*.{md,yml}', { cwd: join(repositoryRoot, folder) })) files.push(name)
      expect(files.length).toBeGreaterThan(0)
      for (const file of files.filter((each) => each !== 'README.md'))
        expect(page(list).text).toContain(`${folder === 'docs' ? 'docs/' : ''}${file})`)
    }
  )

  test.each(Object.keys(actions))('every input and output of %s stands in the tables of its page', (name) => {
    // `npm run generate` fills them, and `npm test` compares.
    const { text } = page(`docs/${name}.md`)
    expect(text).toContain(`<!-- inputs:${name} -->`)
    expect(text).toContain(`<!-- outputs:${name} -->`)
  })
})

/** GitHub's anchors of headings: lower case, spaces to hyphens, other signs dropped. */
function anchorsOf(text: string): Set<string> {
  const headings = text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)
  return new Set(
    Array.from(headings, ([, heading = '']) =>
      heading
        .replaceAll(/[`*]/g, '')
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .trim()
        .replaceAll(/\s/g, '-')
    )
  )
}
