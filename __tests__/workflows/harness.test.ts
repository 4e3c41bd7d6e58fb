import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GitHubServer } from '../support/github/server.js'
import { branchEvent } from '../support/workflow/run-context.js'
import { runWorkflow, type WorkflowResult } from '../support/workflow/workflow-run.js'
import { useRig } from '../support/rig.js'

const rig = useRig()
const place: { folder: string; github?: GitHubServer } = { folder: '' }

beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'workflows-'))
  place.github = await GitHubServer.start()
})
afterAll(async () => {
  await place.github?.close()
  await rm(place.folder, { recursive: true, force: true })
})

async function run(
  jobs: string,
  head = 'on: push',
  options: { blankSource?: boolean } = {}
): Promise<WorkflowResult> {
  const { folder, github } = place
  if (github === undefined) throw new Error('The GitHub stand-in is not running yet')
  const file = join(folder, 'workflow.yml')
  await writeFile(file, `${head}\njobs:\n${jobs}`)
  const secrets = { PLAIN: 'hunter2-hunter2' }
  const event = branchEvent('push')
  return await runWorkflow(file, { rig: rig(), github, event, secrets, runId: '7', ...options })
}

test('outputs go from step to step and from job to job; one that holds a masked value is dropped with a warning', async () => {
  const { jobs } = await run(`
  first:
    runs-on: ubuntu-latest
    outputs: { open: "\${{ steps.a.outputs.open }}", closed: "x\${{ steps.a.outputs.closed }}" }
    steps:
      - { id: a, run: 'echo "::add-mask::s3cret-value"; echo open=yes >> "$GITHUB_OUTPUT"; echo closed=s3cret-value >> "$GITHUB_OUTPUT"' }
      - { if: "steps.a.outputs.open == 'yes'", run: 'echo "later $VALUE"', env: { VALUE: "\${{ steps.a.outputs.closed }}" } }
  second:
    needs: first
    runs-on: ubuntu-latest
    steps:
      - run: 'echo "open=\${{ needs.first.outputs.open }} closed=\${{ needs.first.outputs.closed }}"'
`)
  expect(jobs['first']?.outputs).toEqual({ open: 'yes' })
  expect(jobs['first']?.log).toContain('later ***')
  expect(jobs['first']?.log).toContain("Warning: Skip output 'closed' since it may contain secret.")
  expect(jobs['second']?.log).toContain('open=yes closed=\n')
})

test('a failed step fails its job, and what depends on it is skipped unless its condition says otherwise', async () => {
  const { jobs } = await run(`
  first:
    runs-on: ubuntu-latest
    steps:
      - run: exit 3
      - run: echo not reached
      - { if: failure(), run: echo told }
  second: { needs: first, runs-on: ubuntu-latest, steps: [{ run: echo no }] }
  third: { needs: [first, second], if: always(), runs-on: ubuntu-latest, steps: [{ run: echo yes }] }
`)
  expect(Object.values(jobs).map(({ result }) => result)).toEqual(['failure', 'skipped', 'success'])
  expect(jobs['first']?.log).toContain('told')
  expect(jobs['first']?.log).not.toContain('\nnot reached')
})

test('variables set for later steps arrive, a secret of the repository is hidden, and a matrix makes all legs', async () => {
  const { jobs } = await run(`
  only:
    runs-on: ubuntu-latest
    strategy: { matrix: { a: [1, 2], b: [x, y] } }
    steps:
      - run: echo "NEXT=\${{ matrix.a }}\${{ matrix.b }}" >> "$GITHUB_ENV"
      - run: echo "leg $NEXT \${{ env.NEXT }} \${{ secrets.PLAIN }}"
`)
  const log = jobs['only']?.log ?? ''
  for (const leg of ['1x', '1y', '2x', '2y']) expect(log).toContain(`\nleg ${leg} ${leg} ***\n`)
})

test('an action is told its run, its job and the values of its leg, or null if the job has no matrix', async () => {
  const steps = `
    runs-on: ubuntu-latest
    steps:
      - run: |
          mkdir told
          cat > told/action.yml <<'END'
          inputs: { email: {}, api_key: {}, api_url: {}, matrix: { default: '$[[ toJSON(matrix) ]]' } }
          runs: { using: node24, main: index.cjs }
          END
          # Written out, it would be evaluated here.
          sed -i 's/\\[\\[/{{/; s/]]/}}/' told/action.yml
          cat > told/index.cjs <<'END'
          const { GITHUB_RUN_ID, GITHUB_JOB, INPUT_MATRIX } = process.env
          console.log('told', GITHUB_RUN_ID, GITHUB_JOB, JSON.parse(INPUT_MATRIX))
          END
      - uses: ./told`
  const { jobs } = await run(`
  legs:
    strategy: { matrix: { a: [1, 2] } }${steps}
  alone:${steps}
`)
  for (const a of [1, 2]) expect(jobs['legs']?.log).toContain(`\ntold 7 legs { a: ${a} }\n`)
  expect(jobs['alone']?.log).toContain('\ntold 7 alone null\n')
})

test('what it would not run is refused, not left out', async () => {
  const job = (rest: string): string => `  a: { runs-on: ubuntu-latest, ${rest} }`
  await expect(run(job('services: {}, steps: []'))).rejects.toThrow('does not run services')
  await expect(run(job("steps: [{ uses: 'actions/cache@v4' }]"))).rejects.toThrow('has no actions/cache@v4')
  await expect(run(job("steps: [{ run: echo '${{ nothing.at.all }}' }]"))).rejects.toThrow(/nothing/)
  await expect(run(job('steps: []'), 'on: pull_request')).rejects.toThrow('not started by push')
})

test('a called workflow gets no more permissions than its caller has', async () => {
  const call = `  a: { uses: your-org/upstash-redis-action/.github/workflows/preview-database.yml@v1, with: { primary_region: us-east-1 } }`
  await expect(run(call, 'on: push\npermissions: { contents: read }')).rejects.toThrow('pull-requests: read')
})

test('$/ is the repository the workflow is of, whatever lies in the workspace, and stops the job if that is not told', async () => {
  const jobs = `
  a:
    runs-on: ubuntu-latest
    steps:
      - { run: 'mkdir preview && echo "not the action" > preview/action.yml' }
      - { uses: $/preview, with: { email: a@b, api_key: hunter2-hunter2 } }
`
  const told = await run(jobs)
  expect(told.jobs['a']?.result).toBe('success')
  expect(told.jobs['a']?.log).toContain("The shop's own preview ran and got the API key")
  const untold = await run(jobs, 'on: push', { blankSource: true })
  expect(untold.jobs['a']?.result).toBe('failure')
  expect(untold.jobs['a']?.log).not.toContain('▶ mkdir')
})

test('a checkout of a blank repository is one of the calling repository', async () => {
  const { jobs } = await run(`
  a:
    runs-on: ubuntu-latest
    steps:
      - { uses: actions/checkout@v6, with: { repository: "\${{ job.nothing }}", path: here } }
      - { run: ls here }
`)
  expect(jobs['a']?.log).toContain('use-redis.js')
})
