import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A small action of its own in a temporary folder, for tests of the harness. */
export class FixtureAction {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /** `script` is CommonJS; `core` stands for helpers that write what @actions/core would write. */
  static async create(script: string, post = ''): Promise<FixtureAction> {
    const fixture = new FixtureAction(await mkdtemp(join(tmpdir(), 'fixture-action-')))
    await writeFile(
      join(fixture.folder, 'action.yml'),
      `name: Fixture
description: A fixture
inputs:
  api_key: { description: A key }
  email: { description: An email, default: user@example.com }
  two words: { description: A name with a space, default: 'two' }
  flag: { description: A boolean, default: false }
  github_token: { description: A token, default: '\${{ github.token }}' }
runs:
  using: node24
  main: main.cjs
  post: post.cjs
`
    )
    await writeFile(join(fixture.folder, 'main.cjs'), helpers + script)
    await writeFile(join(fixture.folder, 'post.cjs'), helpers + post)
    return fixture
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}

const helpers = `
const { appendFileSync } = require('node:fs')
const say = (line) => process.stdout.write(line + '\\n')
const put = (file, name, value) => appendFileSync(process.env[file], name + '<<END_7d1\\n' + value + '\\nEND_7d1\\n')
const mask = (value) => say('::add-mask::' + value)
`
