import { resolve } from 'node:path'
import { repositoryRoot } from '../root.js'
import { workflowFile } from './action-reference.js'
import { asText, condition, evaluate, interpolate, type Contexts } from './expressions.js'
import { JobRun, type JobPlace, type JobResult } from './job-run.js'
import { record, readWorkflow, type Fields, type Job, type Workflow } from './model.js'
import { checkPermissions, permissionsOf } from './permissions.js'
import {
  actionSource,
  callerSource,
  githubContext,
  type RunContext,
  type WorkflowSource
} from './run-context.js'

/** How a workflow ended: each job's result under its id, and what its log shows. */
export interface WorkflowResult {
  readonly jobs: Readonly<Record<string, JobResult>>
  readonly outputs: Readonly<Record<string, string>>
}

/**
 * Runs a workflow file (relative to the repository) for an event, or throws where the event does not start it. GitHub
 * knows of the run, and its token may read what the file asks for.
 */
export async function runWorkflow(file: string, run: RunContext): Promise<WorkflowResult> {
  const workflow = await readWorkflow(resolve(repositoryRoot, file), run.rewrites)
  const trigger = workflow.events[run.event.name]
  if (trigger === undefined) throw new Error(`${file} is not started by ${run.event.name}`)
  const types = trigger['types']
  const action = run.event.payload['action']
  if (Array.isArray(types) && !types.includes(action)) throw new Error(`${file} ignores ${asText(action)}`)
  const declared = record(trigger['inputs'] ?? {}, 'inputs')
  const given = record(run.event.payload['inputs'] ?? {}, 'inputs')
  run.github.allowOnly(...permissionsOf(workflow))
  run.github.runs.start(run.runId)
  try {
    return await runJobs(workflow, run, {
      inputs: { ...defaults(declared), ...given },
      source: callerSource
    })
  } finally {
    run.github.runs.complete(run.runId)
  }
}

/** What a workflow is started with beside the run: its inputs, and whose file it is. */
interface Start {
  readonly inputs: Readonly<Record<string, unknown>>
  readonly source: WorkflowSource
}

/** Jobs start as soon as those they need have ended. */
async function runJobs(workflow: Workflow, run: RunContext, start: Start): Promise<WorkflowResult> {
  const source = run.blankSource === true ? undefined : start.source
  const base = {
    github: githubContext(run),
    secrets: run.secrets,
    vars: run.vars ?? {},
    inputs: start.inputs,
    job: { workflow_repository: source?.repository ?? '', workflow_sha: source?.sha ?? '' }
  }
  const started = new Map<string, Promise<JobResult>>()
  const startJob = (id: string): Promise<JobResult> => {
    const job = workflow.jobs[id]
    if (job === undefined) throw new Error(`${workflow.file} has no job ${id}`)
    const running = started.get(id) ?? runJob(job)
    started.set(id, running)
    return running
  }
  const runJob = async (job: Job): Promise<JobResult> => {
    if (run.only?.includes(job.id) === false) return { result: 'success', outputs: {}, log: '' }
    const needed = await Promise.all(job.needs.map(async (id) => [id, await startJob(id)] as const))
    const contexts = { ...base, needs: Object.fromEntries(needed) }
    const results = needed.map(([, { result }]) => result)
    const status = results.includes('failure')
      ? 'failure'
      : results.includes('skipped')
        ? 'skipped'
        : 'success'
    if (!condition(job.condition, contexts, { status })) return { result: 'skipped', outputs: {}, log: '' }
    return job.uses === undefined
      ? await runLegs(job, { run, source }, contexts)
      : await callWorkflow(job, workflow, { run, contexts })
  }
  const ended = await Promise.all(
    Object.keys(workflow.jobs).map(async (id) => [id, await startJob(id)] as const)
  )
  const jobs = Object.fromEntries(ended)
  const outputs = record(workflow.events['workflow_call']?.['outputs'] ?? {}, 'outputs')
  return {
    jobs,
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, output]) => [
        name,
        interpolate(asText(record(output, name)['value']), { ...base, jobs })
      ])
    )
  }
}

/** All legs of the matrix at once. Where several set an output, the last one counts. */
async function runLegs(job: Job, place: JobPlace, contexts: Contexts): Promise<JobResult> {
  const axes = Object.entries(job.matrix)
  const legs = axes.length === 0 ? [null] : combinations(axes)
  const ended = await Promise.all(
    legs.map((matrix) => new JobRun(place, { ...contexts, runner: { os: 'Linux' } }, matrix).execute(job))
  )
  return {
    result: ended.every(({ result }) => result === 'success') ? 'success' : 'failure',
    outputs: Object.assign({}, ...ended.map(({ outputs }) => outputs)) as Record<string, string>,
    log: ended.map(({ log }) => log).join('')
  }
}

async function callWorkflow(
  job: Job,
  caller: Workflow,
  { run, contexts }: { run: RunContext; contexts: Contexts }
): Promise<JobResult> {
  const called = await readWorkflow(workflowFile(job.uses ?? ''))
  checkPermissions(caller, called)
  const declared = called.events['workflow_call'] ?? {}
  const wanted = record(declared['inputs'] ?? {}, 'inputs')
  const given = evaluatedFields(job.with, contexts)
  refuseUnknown(given, wanted)
  for (const [name, input] of Object.entries(wanted)) {
    if (record(input, name)['required'] === true && !(name in given))
      throw new Error(`Input ${name} is missing`)
  }
  const secrets = evaluatedFields(job.secrets, contexts)
  refuseUnknown(secrets, record(declared['secrets'] ?? {}, 'secrets'))
  const result = await runJobs(
    called,
    { ...run, secrets: secrets as Record<string, string> },
    { inputs: { ...defaults(wanted), ...given }, source: actionSource }
  )
  const jobs = Object.values(result.jobs)
  return {
    result: jobs.some((each) => each.result === 'failure') ? 'failure' : 'success',
    outputs: result.outputs,
    log: jobs.map(({ log }) => log).join('')
  }
}

function evaluatedFields(fields: Fields, contexts: Contexts): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const whole = typeof value === 'string' ? /^\$\{\{([^}]*)\}\}$/.exec(value)?.[1] : undefined
      if (whole !== undefined) return [name, evaluate(whole.trim(), contexts) ?? '']
      return [name, typeof value === 'string' ? interpolate(value, contexts) : value]
    })
  )
}

function refuseUnknown(given: Fields, declared: Fields): void {
  const unknown = Object.keys(given).filter((name) => !(name in declared))
  if (unknown.length > 0) throw new Error(`The called workflow declares no ${unknown.join(', ')}`)
}

function defaults(declared: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(declared).map(([name, input]) => [name, record(input, name)['default'] ?? ''])
  )
}

function combinations(axes: readonly (readonly [string, readonly unknown[]])[]): Record<string, unknown>[] {
  return axes.reduce<Record<string, unknown>[]>(
    (legs, [name, values]) => legs.flatMap((leg) => values.map((value) => ({ ...leg, [name]: value }))),
    [{}]
  )
}
