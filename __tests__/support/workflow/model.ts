import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'

/** A workflow file, as far as the harness runs one. Texts may still hold `${{ }}`. */
export interface Workflow {
  readonly file: string
  readonly events: Readonly<Record<string, Fields>>
  readonly permissions: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

export interface Job {
  /** Its key in the file. */
  readonly id: string
  readonly needs: readonly string[]
  readonly condition: string | undefined
  readonly matrix: Readonly<Record<string, readonly unknown[]>>
  readonly outputs: Fields
  /** A reusable workflow instead of steps. */
  readonly uses: string | undefined
  readonly with: Fields
  readonly secrets: Fields
  readonly steps: readonly Step[]
}

export interface Step {
  readonly id: string | undefined
  readonly name: string
  readonly condition: string | undefined
  readonly uses: string | undefined
  readonly run: string | undefined
  readonly with: Fields
  readonly env: Fields
}

export type Fields = Readonly<Record<string, unknown>>

const workflowKeys = ['name', 'on', 'permissions', 'concurrency', 'jobs']
const jobKeys = ['name', 'needs', 'if', 'runs-on', 'strategy', 'outputs', 'uses', 'with', 'secrets', 'steps']
const quietJobKeys = ['permissions', 'concurrency', 'timeout-minutes', 'environment']
const stepKeys = ['id', 'name', 'if', 'uses', 'run', 'with', 'env']

/**
 * Reads a workflow. Throws on every key the harness would not act upon, so that nothing in a file is silently left out;
 * `permissions`, `concurrency`, `timeout-minutes` and `environment` are for GitHub alone. Of a Markdown page it is the first
 * whole workflow. `rewrites` are texts to replace first.
 */
export async function readWorkflow(
  file: string,
  rewrites: Readonly<Record<string, string>> = {}
): Promise<Workflow> {
  const source = workflowText(file, await readFile(file, 'utf8'))
  const rewritten = Object.entries(rewrites).reduce((text, [from, to]) => text.replaceAll(from, to), source)
  const content = record(parse(rewritten), file)
  allow(content, workflowKeys, file)
  const on = content['on']
  const events = typeof on === 'string' ? { [on]: null } : record(on, `${file} on`)
  return {
    file,
    // A schedule is a list, of which nothing matters here.
    events: Object.fromEntries(
      Object.entries(events).map(([name, value]) => [name, Array.isArray(value) ? {} : optional(value, name)])
    ),
    permissions: content['permissions'],
    jobs: Object.fromEntries(
      Object.entries(record(content['jobs'], `${file} jobs`)).map(([id, job]) => [id, readJob(job, id)])
    )
  }
}

function workflowText(file: string, text: string): string {
  if (!file.endsWith('.md')) return text
  const blocks = Array.from(text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm), ([, block = '']) => block)
  const found = blocks.find((block) => /^on:/m.test(block) && /^jobs:/m.test(block))
  if (found === undefined) throw new Error(`${file} has no workflow`)
  return found
}

function readJob(value: unknown, id: string): Job {
  const job = record(value, `job ${id}`)
  allow(job, [...jobKeys, ...quietJobKeys], `job ${id}`)
  const strategy = optional(job['strategy'], `job ${id} strategy`)
  allow(strategy, ['matrix', 'fail-fast'], `job ${id} strategy`)
  const needs = job['needs'] ?? []
  return {
    id,
    needs: (Array.isArray(needs) ? needs : [needs]).map(String),
    condition: text(job['if']),
    matrix: Object.fromEntries(
      Object.entries(optional(strategy['matrix'], 'matrix')).map(([name, values]) => [name, list(values)])
    ),
    outputs: optional(job['outputs'], 'outputs'),
    uses: text(job['uses']),
    with: optional(job['with'], 'with'),
    secrets: optional(job['secrets'], 'secrets'),
    steps: job['steps'] === undefined ? [] : list(job['steps']).map(readStep)
  }
}

function readStep(value: unknown): Step {
  const step = record(value, 'step')
  allow(step, stepKeys, 'step')
  const uses = text(step['uses'])
  const run = text(step['run'])
  if ((uses === undefined) === (run === undefined)) throw new Error('A step has either "uses" or "run"')
  return {
    id: text(step['id']),
    name: text(step['name']) ?? uses ?? run ?? '',
    condition: text(step['if']),
    uses,
    run,
    with: optional(step['with'], 'with'),
    env: optional(step['env'], 'env')
  }
}

function allow(fields: Fields, known: readonly string[], where: string): void {
  const unknown = Object.keys(fields).filter((key) => !known.includes(key))
  if (unknown.length > 0) throw new Error(`${where}: the harness does not run ${unknown.join(', ')}`)
}

function text(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Error(`Expected a text, got ${JSON.stringify(value)}`)
}

function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  throw new Error(`Expected a list, got ${JSON.stringify(value)}`)
}

function optional(value: unknown, where: string): Fields {
  return value === undefined || value === null ? {} : record(value, where)
}

/** The value as a mapping. Throws where it is none. */
export function record(value: unknown, where: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  throw new Error(`${where} is no mapping`)
}
