import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import { runAction, type ActionRun, type RunOptions } from '../support/runner.js'

/** Runs a script as an action of its own; the actions are gone after each test. */
export function useFixtures(): (
  script: string,
  options?: Partial<RunOptions>,
  post?: string
) => Promise<ActionRun> {
  const fixtures: FixtureAction[] = []
  afterEach(async () => {
    await Promise.all(fixtures.splice(0).map((fixture) => fixture.remove()))
  })
  return async (script, options = {}, post = '') => {
    const fixture = await FixtureAction.create(script, post)
    fixtures.push(fixture)
    return await runAction({ action: fixture.folder, ...options })
  }
}

/** A small action of its own in a temporary folder, for tests of the harness. */
class FixtureAction {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /** `script` is CommonJS; `core` stands for helpers that write what @actions/core would write. */
  static async create(script: string, post: string): Promise<FixtureAction> {
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
  matrix: { description: The leg, default: '\${{ toJSON(matrix) }}' }
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
