import type { EventContext } from '../../src/runner/event.js'
import { API_KEY, EMAIL } from './account-model.js'
import { GITHUB_TOKEN } from './github-model.js'
import type { PlannedStep } from './scenario.js'
import { JOB, LEGS, OWN_RUN, PULLS, REPOSITORY, type Purpose } from './wanted.js'

/** What GitHub's runner gives a step: its inputs and its event. */
interface Setting {
  inputs: Readonly<Record<string, string>>
  context: EventContext
}

/** The inputs and the event that lead a step to the database it is planned for, in one of the ways there are. */
export function settingOf(plan: PlannedStep): Setting {
  const { wanted, kind } = plan
  const naming: Naming =
    wanted.by === 'name'
      ? { inputs: { name: wanted.name }, event: pullRequestEvent({ number: PULLS[0] }) }
      : namingOf(wanted.purpose, plan)
  const suffix = wanted.by === 'name' ? '' : (wanted.suffix ?? '')
  const { matrix = 'null', ...named } = kind === 'sweep' ? {} : naming.inputs
  return {
    inputs: {
      email: EMAIL,
      api_key: API_KEY,
      github_token: GITHUB_TOKEN,
      ...(kind !== 'preview' && { ...named, matrix }),
      suffix,
      primary_region: 'us-east-1',
      if_exists: plan.ifExists,
      delete_after_job: String(plan.deleteAfterJob),
      deleted_branches: String(plan.deletedBranches),
      timeout: String(plan.timeoutSeconds)
    },
    context: {
      eventName: 'push',
      repository: REPOSITORY,
      ref: 'refs/heads/unrelated',
      runId: OWN_RUN,
      job: JOB,
      step: '',
      actor: 'somebody',
      workspace: '',
      apiUrl: 'https://api.github.com',
      payload: {},
      ...naming.event
    }
  }
}

interface Naming {
  inputs: Readonly<Record<string, string>>
  event: Partial<EventContext>
}

function namingOf(purpose: Purpose, { kind, ifExists, closed, seed }: PlannedStep): Naming {
  switch (purpose.kind) {
    case 'pr':
      return { inputs: {}, event: pullRequestEvent({ number: purpose.number, closed }) }
    case 'run': {
      const { runId, leg } = purpose
      if (leg === undefined) return { inputs: { scope: 'run' }, event: { runId } }
      return { inputs: { scope: 'job', matrix: LEGS[leg]?.[seed % 2] ?? '' }, event: { runId } }
    }
    case 'branch':
    case 'tag': {
      if (purpose.kind === 'branch' && seed % 3 === 0) {
        return {
          inputs: { scope: 'branch' },
          event: pullRequestEvent({ number: PULLS[0], ref: purpose.ref })
        }
      }
      const ref = `refs/${purpose.kind === 'branch' ? 'heads' : 'tags'}/${purpose.ref}`
      const byItself = kind === 'create' && ifExists !== 'recreate' && seed % 3 === 1
      return { inputs: byItself ? {} : { scope: 'branch' }, event: { ref } }
    }
  }
}

function pullRequestEvent({
  number,
  closed = false,
  ref = 'topic'
}: {
  number: number
  closed?: boolean
  ref?: string
}): Partial<EventContext> {
  return {
    eventName: 'pull_request',
    ref: `refs/pull/${number}/merge`,
    payload: {
      action: closed ? 'closed' : 'opened',
      pull_request: { number, head: { ref, repo: { full_name: REPOSITORY } } }
    }
  }
}
