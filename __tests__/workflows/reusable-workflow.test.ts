import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { workflow } from '../../metadata/index.js'
import { repositoryRoot } from '../support/root.js'
import { useExamples } from '../support/workflow/example-bench.js'
import { evaluate } from '../support/workflow/expressions.js'
import { record } from '../support/workflow/model.js'
import { pullRequestEvent } from '../support/workflow/run-context.js'

const bench = useExamples()
const example = 'preview-reusable-workflow.yml'
/** What the caller's own `preview/action.yml` prints. */
const decoy = "The shop's own preview ran"

test('the reusable workflow runs its own preview, though the calling repository has a preview/ too', async () => {
  bench().github.open(7)
  const { jobs } = await bench().run(example, pullRequestEvent('opened', 7))
  expect(jobs['database']?.result).toBe('success')
  expect(jobs['database']?.log).toContain('▶ $/preview')
  expect(jobs['database']?.log).not.toContain(decoy)
  expect(bench().databases()).toHaveLength(1)
})

test('if the runner is not told whose the reusable workflow is, it stops before its first step, and nobody gets the API key', async () => {
  bench().github.open(7)
  const { jobs } = await bench().run(example, pullRequestEvent('opened', 7), { blankSource: true })
  expect(Object.entries(jobs).map(([id, { result }]) => [id, result])).toEqual([
    ['database', 'failure'],
    ['test', 'skipped']
  ])
  expect(jobs['database']?.log).toBe(
    '▶ Set up job\nError: $/preview: the runner is not told the repository and commit of this workflow\n'
  )
  expect(bench().rig.calls).toEqual([])
  expect(bench().github.requests).toEqual([])
})

/** What the workflow's job has under this key, with these inputs. */
async function ofJob(key: string, inputs: Readonly<Record<string, string>>): Promise<unknown> {
  const file = record(parse(await readFile(join(repositoryRoot, workflow.file), 'utf8')), workflow.file)
  const job = record(record(file['jobs'], 'jobs')['preview'], 'job')
  return evaluate(
    String(job[key])
      .replace(/^\$\{\{(.*)\}\}$/, '$1')
      .trim(),
    { inputs }
  )
}

test.each([
  ['ubuntu-latest', 'ubuntu-latest'],
  ['["self-hosted", "linux"]', ['self-hosted', 'linux']],
  ['{"group": "large", "labels": "linux"}', { group: 'large', labels: 'linux' }]
])('the job runs on `runs_on: %s`', async (given, expected) => {
  expect(await ofJob('runs-on', { runs_on: given })).toEqual(expected)
})

test.each(['', 'upstash-previews'])('the job runs in the environment "%s"', async (environment) => {
  expect(await ofJob('environment', { environment })).toBe(environment)
})
