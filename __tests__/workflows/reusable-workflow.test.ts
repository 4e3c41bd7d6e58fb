import { expect, test } from '@jest/globals'
import { useExamples } from '../support/workflow/example-bench.js'
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
