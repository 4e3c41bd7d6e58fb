import {
  branchEvent,
  pullRequestEvent,
  type WorkflowEvent
} from '../../__tests__/support/workflow/run-context.js'

/** Something that happens in acme/shop, and what there is before. */
export interface Happening {
  readonly what: string
  readonly event: WorkflowEvent
  /** Pull requests that are opened or closed before. */
  readonly opened?: number
  readonly closed?: number
  /** Databases put into the account before. */
  readonly added?: readonly string[]
}

/** One run of an example, and what must be true of it. */
export interface Scenario extends Happening {
  /** The name of the example's file. */
  readonly workflow: string
  /** Whether the run has secrets. Without them nothing may be asked of Upstash. */
  readonly secrets: boolean
  /** How many databases it creates, and how often the project's tests use one. */
  readonly creates: number
  readonly uses: number
  /** Names of the databases there are afterwards beside the bystanders; one that was there before must be the same. */
  readonly left: readonly string[]
  /** Outputs the log must show. */
  readonly outputs: readonly string[]
}

/** Databases in the account that no run may touch: of an open pull request, of another repository, with a name of its own. */
export const bystanders: readonly string[] = ['acme-shop-pr-70', 'other-shop-pr-7', 'acme-shop-production']
/** Pull requests that stay open all the time. */
export const openAlways: readonly number[] = [1, 70]

/** Runs and branches there are all the time; act calls every run 1. */
export const runsAlways: readonly string[] = ['1']
export const branchesAlways: readonly string[] = ['main', 'staging']

const staging = 'acme-shop-branch-staging'

export const scenarios: readonly Scenario[] = [
  ...life('preview-per-pull-request.yml'),
  ...life('preview-reusable-workflow.yml'),
  ...twoApps(),
  ...forksToo(),
  {
    // Nothing is asked of Upstash.
    ...onMain('no-account.yml', 'a push without an account', 'push'),
    secrets: false,
    uses: 2,
    outputs: ['database_name=local', 'created=true']
  },
  {
    ...onMain('database-for-one-job.yml', 'a push to main', 'push'),
    creates: 1,
    uses: 1,
    outputs: ['created=true']
  },
  {
    // Legs of one name would share a database: the second one would reuse it.
    ...onMain('matrix.yml', 'a push to main', 'push'),
    creates: 3,
    uses: 3,
    outputs: ['created=true']
  },
  {
    ...onMain('create-and-use-in-another-job.yml', 'a push to main', 'push'),
    creates: 1,
    uses: 1,
    outputs: ['created=true', 'created=false', 'deleted=true']
  },
  {
    ...onMain('staging.yml', 'a push to staging', 'push'),
    event: branchEvent('push', {}, 'staging'),
    creates: 1,
    uses: 1,
    left: [staging],
    outputs: ['created=true']
  },
  {
    ...onMain('nightly-sweep.yml', 'a start by hand, to see the plan', 'workflow_dispatch'),
    event: branchEvent('workflow_dispatch', { dry_run: 'true' }),
    closed: 3,
    added: ['acme-shop-pr-1', 'acme-shop-pr-3', 'acme-shop-run-2-ab3de'],
    left: [staging, 'acme-shop-pr-1', 'acme-shop-pr-3', 'acme-shop-run-2-ab3de'],
    outputs: ['deleted_count=0']
  },
  {
    ...onMain('nightly-sweep.yml', 'the night', 'schedule'),
    left: [staging, 'acme-shop-pr-1'],
    outputs: ['deleted_count=2']
  }
]

/** A pull request from its opening to its end, and two that have no secrets. */
function life(workflow: string): Scenario[] {
  const base = { workflow, secrets: true, creates: 0, uses: 0, left: [], outputs: [] }
  const name = 'acme-shop-pr-7'
  const fork = pullRequestEvent('opened', 8, 'someone/shop')
  const update = pullRequestEvent('opened', 9)
  const there = { uses: 1, left: [name] }
  const made = { ...there, opened: 7, creates: 1, outputs: ['created=true', 'skipped=false'] }
  const without = { ...base, secrets: false, outputs: ['skipped=true'] }
  return [
    { ...base, ...made, what: 'pull request 7 is opened', event: pullRequestEvent('opened', 7) },
    {
      ...base,
      ...there,
      what: 'a push to pull request 7',
      event: pullRequestEvent('synchronize', 7),
      outputs: ['created=false', 'skipped=false']
    },
    {
      ...base,
      what: 'pull request 7 is closed',
      event: pullRequestEvent('closed', 7),
      closed: 7,
      outputs: ['deleted=true']
    },
    { ...base, ...made, what: 'pull request 7 is reopened', event: pullRequestEvent('reopened', 7) },
    {
      ...base,
      what: 'pull request 7 is closed again',
      event: pullRequestEvent('closed', 7),
      closed: 7,
      outputs: ['deleted=true']
    },
    { ...without, what: "a fork's pull request is opened", event: fork, opened: 8 },
    {
      ...without,
      what: "Dependabot's pull request is opened",
      event: { ...update, actor: 'dependabot[bot]' },
      opened: 9
    }
  ]
}

/** A pull request with a database for each of two apps. */
function twoApps(): Scenario[] {
  const base = { workflow: 'preview-two-apps.yml', secrets: true, creates: 0, uses: 0, left: [], outputs: [] }
  return [
    {
      ...base,
      what: 'pull request 12 is opened',
      event: pullRequestEvent('opened', 12),
      opened: 12,
      creates: 2,
      uses: 3,
      left: ['acme-shop-pr-12-api', 'acme-shop-pr-12-web'],
      outputs: ['created=true', 'created=false']
    },
    {
      ...base,
      what: 'pull request 12 is closed',
      event: pullRequestEvent('closed', 12),
      closed: 12,
      outputs: ['deleted=true']
    }
  ]
}

/** Pull requests that have no secrets, and are tested anyway. */
function forksToo(): Scenario[] {
  const base = { workflow: 'preview-forks-too.yml', secrets: false, creates: 0, left: [] }
  const local = { ...base, uses: 1, outputs: ['local=true', 'created=true', 'skipped=false'] }
  const branch = { ...base, secrets: true }
  return [
    {
      ...local,
      what: "a fork's pull request is opened, to be tested",
      event: pullRequestEvent('opened', 8, 'someone/shop'),
      opened: 8
    },
    {
      ...local,
      what: "Dependabot's pull request is opened, to be tested",
      event: { ...pullRequestEvent('opened', 9), actor: 'dependabot[bot]' },
      opened: 9
    },
    {
      ...base,
      what: "a fork's pull request is closed",
      event: pullRequestEvent('closed', 8, 'someone/shop'),
      closed: 8,
      uses: 0,
      outputs: ['local=false', 'created=false', 'skipped=false']
    },
    {
      ...branch,
      what: "a branch's pull request is opened, to be tested",
      event: pullRequestEvent('opened', 10),
      opened: 10,
      creates: 1,
      uses: 1,
      left: ['acme-shop-pr-10'],
      outputs: ['local=false', 'created=true', 'skipped=false']
    },
    {
      ...branch,
      what: "a branch's pull request is closed",
      event: pullRequestEvent('closed', 10),
      closed: 10,
      uses: 0,
      outputs: ['local=false', 'deleted=true', 'skipped=false']
    }
  ]
}

function onMain(workflow: string, what: string, event: string): Scenario {
  return {
    workflow,
    what,
    event: branchEvent(event),
    secrets: true,
    creates: 0,
    uses: 0,
    left: [],
    outputs: []
  }
}
