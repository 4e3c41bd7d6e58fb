import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { accepts } from '../support/processes.js'
import { repositoryRoot } from '../support/root.js'
import { useExamples } from '../support/workflow/example-bench.js'
import { pullRequestEvent, type WorkflowEvent } from '../support/workflow/run-context.js'
import type { WorkflowResult } from '../support/workflow/workflow-run.js'

const bench = useExamples()

/** One job for everybody: the same steps, and the same tests with the official clients. */
const WORKFLOW = `
on:
  pull_request:
    types: [opened, synchronize, reopened, closed]
permissions:
  contents: read
  pull-requests: read
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - id: redis
        uses: your-org/upstash-redis-action/preview@v1
        with:
          email: \${{ secrets.UPSTASH_EMAIL }}
          api_key: \${{ secrets.UPSTASH_API_KEY }}
          primary_region: us-east-1
          without_secrets: local
      - if: steps.redis.outputs.database_id != ''
        run: node ${JSON.stringify(join(repositoryRoot, '__tests__/support/workflow/use-clients.mjs'))}
        env:
          UPSTASH_REDIS_REST_URL: \${{ steps.redis.outputs.rest_url }}
          UPSTASH_REDIS_REST_TOKEN: \${{ steps.redis.outputs.rest_token }}
          REDIS_URL: \${{ steps.redis.outputs.redis_url }}
      - run: echo "local=$LOCAL skipped=$SKIPPED created=$CREATED deleted=$DELETED"
        env:
          LOCAL: \${{ steps.redis.outputs.local }}
          SKIPPED: \${{ steps.redis.outputs.skipped }}
          CREATED: \${{ steps.redis.outputs.created }}
          DELETED: \${{ steps.redis.outputs.deleted }}
`

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'without-secrets-'))
  await writeFile(join(folder, 'workflow.yml'), WORKFLOW)
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function run(event: WorkflowEvent, withSecrets: boolean): Promise<WorkflowResult> {
  return bench().run(join(folder, 'workflow.yml'), event, { withSecrets })
}

const wroteAndRead = /^both clients wrote and read at http:\/\/127\.0\.0\.1:(\d+) and (\d+)$/m
const dependabot = { ...pullRequestEvent('opened', 21), actor: 'dependabot[bot]' }

test.each<[string, WorkflowEvent, boolean]>([
  ['a fork', pullRequestEvent('opened', 21, 'someone/shop'), true],
  ['Dependabot', dependabot, true],
  ['a branch of the repository', pullRequestEvent('opened', 21), false]
])(
  'the tests with the official clients write, read and are green in a run of %s',
  async (_who, event, local) => {
    bench().github.open(21)
    const { jobs } = await run(event, !local)
    const log = jobs['test']?.log ?? ''
    expect({ result: jobs['test']?.result, log }).toMatchObject({ result: 'success' })
    const [, restPort, port] = wroteAndRead.exec(log) ?? []
    expect(log).toContain(`local=${String(local)} skipped=false created=true deleted=false`)
    expect(bench().names()).toEqual(local ? [] : ['acme-shop-pr-21'])
    expect(log.includes('so this job has a local database instead')).toBe(local)
    const open = await Promise.all([restPort, port].map((each) => accepts(Number(each))))
    expect(open).toEqual(local ? [false, false] : [true, true])
  }
)

test('the run for the closing of a fork’s pull request has nothing to do, and is green', async () => {
  const { jobs } = await run(pullRequestEvent('closed', 21, 'someone/shop'), false)
  expect(jobs['test']?.result).toBe('success')
  expect(jobs['test']?.log).toContain('local=false skipped=false created=false deleted=false')
  expect(jobs['test']?.log).not.toMatch(wroteAndRead)
})
