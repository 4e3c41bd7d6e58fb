import { readFile } from 'node:fs/promises'
import { basename, resolve, sep } from 'node:path'
import { parse } from 'yaml'
import { branchEvent, pullRequestEvent } from '../../__tests__/support/workflow/run-context.js'
import type { WorkflowEvent } from '../../__tests__/support/workflow/run-context.js'
import { UsageError } from './program.js'
import type { Happening } from './scenarios.js'

/** A workflow that somebody wants to try, and the repository it is in. */
export interface OwnWorkflow {
  readonly folder: string
  readonly file: string
  readonly happenings: readonly Happening[]
}

const place = `${sep}.github${sep}workflows${sep}`

/** @throws UsageError if it is not a workflow, or starts on nothing that can be played here */
export async function ownWorkflow(path: string): Promise<OwnWorkflow> {
  const full = resolve(path)
  const file = basename(full)
  if (!full.endsWith(`${place}${file}`))
    throw new UsageError(`"${path}" is not in a folder .github/workflows, where GitHub looks for workflows.`)
  const text = await readFile(full, 'utf8').catch(() => {
    throw new UsageError(`There is no file "${path}".`)
  })
  const happenings = happeningsFor(text)
  if (happenings.length === 0)
    throw new UsageError(`"${path}" starts on none of these events: ${Object.keys(played).join(', ')}.`)
  return { folder: full.slice(0, -`${place}${file}`.length), file, happenings }
}

/** What is played for a workflow with this text, in order. */
export function happeningsFor(text: string): Happening[] {
  const { on } = parse(text) as { on?: unknown }
  const names = typeof on === 'string' ? [on] : Array.isArray(on) ? on.map(String) : Object.keys(on ?? {})
  return Object.entries(played).flatMap(([name, happenings]) => (names.includes(name) ? happenings : []))
}

/** The database of a closed pull request and of a run that is gone: work for a sweep. */
const leftOver = ['acme-shop-pr-3', 'acme-shop-run-2']
const withLeftOver = `with ${leftOver.join(' and ')} left behind`

const played: Readonly<Record<string, readonly Happening[]>> = {
  pull_request: lifeOf('pull_request'),
  pull_request_target: lifeOf('pull_request_target'),
  push: [{ what: 'a push to main', event: branchEvent('push') }],
  workflow_dispatch: [
    {
      what: `a start by hand, ${withLeftOver}`,
      event: branchEvent('workflow_dispatch'),
      closed: 3,
      added: leftOver
    }
  ],
  schedule: [
    { what: `the night, ${withLeftOver}`, event: branchEvent('schedule'), closed: 3, added: leftOver }
  ]
}

function lifeOf(name: string): Happening[] {
  const event = (action: string): WorkflowEvent => ({ ...pullRequestEvent(action, 7), name })
  return [
    { what: 'pull request 7 is opened', event: event('opened'), opened: 7 },
    { what: 'a push to pull request 7', event: event('synchronize') },
    { what: 'pull request 7 is closed', event: event('closed'), closed: 7 }
  ]
}
