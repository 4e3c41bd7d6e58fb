import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { accepts, descendantsOf, runs, seenDuring, until, type ProcessLine } from '../support/processes.js'
import { repositoryRoot } from '../support/root.js'
import { useExamples } from '../support/workflow/example-bench.js'
import { branchEvent } from '../support/workflow/run-context.js'

const bench = useExamples()

/** Two local databases, one of which the tests use, and then they fail. */
const WORKFLOW = `
on: push
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - id: other
        uses: your-org/upstash-redis-action/local@v1
      - id: redis
        uses: your-org/upstash-redis-action/local@v1
      - run: |
          node ${JSON.stringify(join(repositoryRoot, '__tests__/support/workflow/use-clients.mjs'))}
          echo "ids $ONE $OTHER"
          exit 3
        env:
          ONE: \${{ steps.redis.outputs.database_id }}
          OTHER: \${{ steps.other.outputs.database_id }}
          UPSTASH_REDIS_REST_URL: \${{ steps.redis.outputs.rest_url }}
          UPSTASH_REDIS_REST_TOKEN: \${{ steps.redis.outputs.rest_token }}
          REDIS_URL: \${{ steps.redis.outputs.redis_url }}
`

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-ends-'))
  await writeFile(join(folder, 'workflow.yml'), WORKFLOW)
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

test('a job that fails after its tests have used a local database leaves no process and no port', async () => {
  const running = bench().run(join(folder, 'workflow.yml'), branchEvent('push'), { withSecrets: false })
  const seen = await seenDuring(running)
  const { result, log = '' } = (await running).jobs['test'] ?? {}
  expect({ result, log }).toMatchObject({ result: 'failure' })
  const [, restPort, port] =
    /^both clients wrote and read at http:\/\/127\.0\.0\.1:(\d+) and (\d+)$/m.exec(log) ?? []
  const [, ...ids] = /^ids local-(\w+) local-(\w+)$/m.exec(log) ?? []
  expect(ids).toHaveLength(2)
  const families = ids.map((id) => familyOf(id, seen))
  try {
    for (const each of [restPort, port]) expect(await accepts(Number(each))).toBe(false)
    for (const family of families) {
      // The server, its Redis, and what ends that one if the server is killed.
      expect(family.size).toBeGreaterThanOrEqual(3)
      for (const pid of family) await until(() => !runs(pid))
    }
  } finally {
    for (const pid of families.flatMap((family) => [...family])) if (runs(pid)) process.kill(pid, 'SIGKILL')
  }
})

/** The local server of this id, and every process that it has started. */
function familyOf(id: string, seen: ReadonlyMap<number, ProcessLine>): Set<number> {
  // A process that has only just been started may still show the command line of the server, its parent.
  const servers = [...seen.values()].filter(({ commandLine }) => commandLine.endsWith(id))
  const all = servers.flatMap((server) => [server, ...descendantsOf(server.pid, seen)])
  return new Set(all.map(({ pid }) => pid))
}
