import { describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '../support/root.js'
import { record } from '../support/workflow/model.js'

interface Run {
  readonly ok: boolean
  readonly printed: string
  /** What the step passes on. */
  readonly outputs: string
  /** The command lines of `gh`, without what differs from machine to machine. */
  readonly calls: readonly string[]
}

/** Runs a script of the release in this repository, with a `gh` that writes down its arguments and then does as told. */
async function run(args: readonly string[], gh = '', env: Record<string, string> = {}): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'release-'))
  const file = (name: string): string => join(folder, name)
  try {
    for (const name of ['calls', 'outputs', 'bundle.json']) await writeFile(file(name), '')
    await writeFile(file('gh'), `#!/usr/bin/env bash\necho "$*" >>${file('calls')}\n${gh}\n`)
    await chmod(file('gh'), 0o755)
    const [script = '', ...rest] = args
    const { status, stdout, stderr } = spawnSync(join(repositoryRoot, '.github/release', script), rest, {
      cwd: repositoryRoot,
      encoding: 'utf8',
      env: {
        PATH: `${folder}:${process.env['PATH'] ?? ''}`,
        GITHUB_OUTPUT: file('outputs'),
        GITHUB_REPOSITORY: 'acme/action',
        GITHUB_SHA: 'c0ffee',
        RUNNER_TEMP: folder,
        BUNDLE: file('bundle.json'),
        ...env
      }
    })
    const calls = (await readFile(file('calls'), 'utf8')).replaceAll(`${folder}/`, '')
    return {
      ok: status === 0,
      printed: stdout + stderr,
      outputs: await readFile(file('outputs'), 'utf8'),
      calls: calls.split('\n').filter((line) => line !== '')
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const manifest = record(
  JSON.parse(await readFile(join(repositoryRoot, 'package.json'), 'utf8')),
  'package.json'
)
const version = String(manifest['version'])

describe('the notes of a release', () => {
  test('are what CHANGELOG.md says about the version, without other versions', async () => {
    const { ok, printed } = await run(['notes.sh', version])
    expect(ok).toBe(true)
    expect(printed.trim()).not.toBe('')
    expect(printed).not.toContain('## ')
  })

  test('must be there', async () => {
    const { ok, printed } = await run(['notes.sh', '0.0.1'])
    expect(ok).toBe(false)
    expect(printed).toContain('::error::CHANGELOG.md has no section "## 0.0.1"')
  })
})

describe('the check before a release', () => {
  test('passes if GitHub says that the version has no tag', async () => {
    const { ok, outputs, calls } = await run(['check.sh'], "echo 'HTTP/2.0 404 Not Found'; exit 1")
    expect({ ok, outputs }).toEqual({ ok: true, outputs: `version=${version}\n` })
    expect(calls).toEqual([`api --include --silent repos/acme/action/git/ref/tags/v${version}`])
  })

  test.each([
    ['has one', "echo 'HTTP/2.0 200 OK'", 'is released already'],
    ['fails', "echo 'HTTP/2.0 502 Bad Gateway'; exit 1", 'did not say'],
    ['does not answer', "echo 'error connecting to api.github.com' >&2; exit 1", 'did not say']
  ])('fails if GitHub %s', async (_what, gh, message) => {
    const { ok, outputs, printed } = await run(['check.sh'], gh)
    expect({ ok, outputs }).toEqual({ ok: false, outputs: '' })
    expect(printed).toContain(message)
  })
})

describe('the release', () => {
  const drafted = [
    'release create v1.2.3 --draft --target c0ffee --title v1.2.3 --notes-file notes.md',
    'release upload v1.2.3 dist.intoto.jsonl',
    'release edit v1.2.3 --draft=false'
  ]
  const move =
    'api --silent --method PATCH repos/acme/action/git/refs/tags/v1 --raw-field sha=c0ffee --field force=true'
  const make =
    'api --silent --method POST repos/acme/action/git/refs --raw-field ref=refs/tags/v1 --raw-field sha=c0ffee'
  /** 1.2.3 with a changelog that knows it. */
  const env = { VERSION: '1.2.3', CHANGELOG: '__tests__/support/changelog.md' }

  test('is drafted, given its provenance and published; then the major tag moves', async () => {
    const { ok, calls } = await run(['publish.sh'], '', env)
    expect({ ok, calls }).toEqual({ ok: true, calls: [...drafted, move] })
  })

  test('makes the major tag if there is none', async () => {
    const { ok, calls } = await run(['publish.sh'], '[[ $* != *PATCH* ]]', env)
    expect({ ok, calls }).toEqual({ ok: true, calls: [...drafted, move, make] })
  })

  test.each([
    ['drafted', 'create', 1],
    ['given its provenance', 'upload', 2],
    ['published', 'edit', 3]
  ])('moves no tag if it cannot be %s', async (_what, word, count) => {
    const { ok, calls } = await run(['publish.sh'], `[[ $* != 'release ${word}'* ]]`, env)
    expect({ ok, calls }).toEqual({ ok: false, calls: drafted.slice(0, count) })
  })
})
