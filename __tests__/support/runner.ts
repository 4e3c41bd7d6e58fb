import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readActionMetadata, type ActionMetadata } from './action-metadata.js'
import { auditLeaks } from './leak-audit.js'
import { endWithTheTests } from './local-servers.js'
import { replayLog, type Replay } from './log-replay.js'
import { OutputLines } from './output-lines.js'
import { StepFiles, jobToken } from './runner-environment.js'
import { mergeInputs, secretInputs, type Matrix } from './step-inputs.js'
import { parseFileCommands } from './workflow-commands.js'

export { LeakError } from './leak-audit.js'
export { jobToken } from './runner-environment.js'

export interface RunOptions {
  /** Folder of the action.yml, relative to the repository: '.', 'get', … */
  action: string
  phase?: 'main' | 'post'
  /** A script to run instead of the one action.yml names. */
  bundle?: string
  /** Laid over the defaults of action.yml; a name that is not declared there is refused. */
  inputs?: Record<string, string>
  /** The values of the matrix's leg that the step is in; by default its job has no matrix. */
  matrix?: Matrix
  /** Laid over the runner's variables; undefined removes one. */
  env?: Record<string, string | undefined>
  /** The event's payload. */
  event?: unknown
  /** What the main phase saved, for the post phase. */
  state?: Record<string, string>
  /** Must never be readable; a function is asked after the run. The inputs that hold keys and tokens count without being named. */
  secrets?: readonly string[] | (() => readonly string[])
  /** Where the step runs and GITHUB_WORKSPACE points to; an empty temporary folder by default. */
  workspace?: string
  /** Leave the GITHUB_OUTPUT, _STATE, _ENV and _PATH files out, so that values come as commands, in order with the masks. */
  commandsOnStdout?: boolean
  /** Gets the process as soon as it runs, to send it signals. */
  onSpawn?: (child: ChildProcess) => void
  /** Milliseconds after which the step is killed and runAction throws; default 25 000. */
  limitMs?: number
}

/** What a step left behind. Annotations and log stand there as a user sees them: masks applied. */
export interface ActionRun {
  exitCode: number | null
  signal: string | null
  stdout: string
  stderr: string
  outputs: Record<string, string>
  state: Record<string, string>
  env: Record<string, string>
  summary: string
  masks: string[]
  errors: string[]
  warnings: string[]
  notices: string[]
  debug: string[]
  log: string
  durationMs: number
}

/**
 * Runs one step as GitHub's runner does: the committed bundle in a process of its own, inputs and event in its
 * environment, files for what it hands back. Every run is audited for leaks; a leak throws LeakError.
 */
export async function runAction(options: RunOptions): Promise<ActionRun> {
  const action = await readActionMetadata(options.action)
  const files = await StepFiles.create(options.event)
  try {
    const inputs = mergeInputs(action, options.inputs ?? {}, options.matrix)
    const started = performance.now()
    const ended = await runScript(scriptOf(action, options), options, {
      cwd: options.workspace ?? files.path('workspace'),
      env: stepEnvironment(files, inputs, options)
    })
    const durationMs = performance.now() - started
    const debug = options.env?.['RUNNER_DEBUG'] === '1'
    const replay = replayLog(ended.output.lines, { debug, alreadyMasked: [jobToken] })
    const values = {
      outputs: { ...parseFileCommands(await files.read('GITHUB_OUTPUT')), ...carried(replay, 'set-output') },
      state: { ...parseFileCommands(await files.read('GITHUB_STATE')), ...carried(replay, 'save-state') },
      env: { ...parseFileCommands(await files.read('GITHUB_ENV')), ...carried(replay, 'set-env') },
      summary: await files.read('GITHUB_STEP_SUMMARY')
    }
    endWithTheTests(values.state['local_server'])
    const paths = await files.read('GITHUB_PATH')
    const named = typeof options.secrets === 'function' ? options.secrets() : (options.secrets ?? [])
    const secrets = [...named, ...secretInputs(inputs)]
    auditLeaks({ ...values, paths, replay, email: (inputs['email'] ?? '').trim() }, secrets)
    return {
      exitCode: ended.exitCode,
      signal: ended.signal,
      stdout: ended.output.stdout,
      stderr: ended.output.stderr,
      ...values,
      masks: [...replay.masks],
      errors: annotations(replay, 'error'),
      warnings: annotations(replay, 'warning'),
      notices: annotations(replay, 'notice'),
      debug: annotations(replay, 'debug'),
      log: replay.lines
        .filter((line) => line.shown)
        .map((line) => `${line.rendered}\n`)
        .join(''),
      durationMs
    }
  } finally {
    await files.remove()
  }
}

function scriptOf(action: ActionMetadata, options: RunOptions): string {
  if (action.using !== 'node24')
    throw new Error(`${action.file} says runs.using: ${action.using}; expected node24`)
  if (options.bundle !== undefined) return options.bundle
  if (options.phase !== 'post') return action.main
  if (action.post === undefined) throw new Error(`${action.file} names no runs.post`)
  return action.post
}

function stepEnvironment(
  files: StepFiles,
  inputs: Record<string, string>,
  options: RunOptions
): Record<string, string> {
  const environment = files.environment({ commandFiles: options.commandsOnStdout !== true })
  if (options.workspace !== undefined) environment['GITHUB_WORKSPACE'] = options.workspace
  for (const [name, value] of Object.entries(inputs)) {
    environment[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value
  }
  for (const [name, value] of Object.entries(options.state ?? {})) environment[`STATE_${name}`] = value
  return Object.fromEntries(
    Object.entries({ ...environment, ...options.env }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined
    )
  )
}

interface Ended {
  readonly exitCode: number | null
  readonly signal: string | null
  readonly output: OutputLines
}

/** Runs the script to its end. Rejects when it is missing or has to be killed. */
async function runScript(
  script: string,
  options: RunOptions,
  place: { cwd: string; env: Record<string, string> }
): Promise<Ended> {
  if (!existsSync(script)) throw new Error(`${script} is missing; run "npm run bundle"`)
  // Node itself, not a shell: dash drops variables with a hyphen in their name.
  const child = spawn(process.execPath, [script], { ...place, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = new OutputLines(child.stdout, child.stderr)
  const closed = once(child, 'close')
  const limitMs = options.limitMs ?? 25_000
  const limit = { reached: false }
  const timer = setTimeout(() => {
    limit.reached = true
    child.kill('SIGKILL')
  }, limitMs)
  try {
    options.onSpawn?.(child)
    await closed
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
  if (limit.reached) throw new Error(`The step did not end within ${limitMs} ms and was killed`)
  return { exitCode: child.exitCode, signal: child.signalCode, output }
}

function carried(replay: Replay, name: string): Record<string, string> {
  return Object.fromEntries(
    replay.lines.flatMap(({ command }) =>
      command?.name === name ? [[command.properties['name'] ?? '', command.data]] : []
    )
  )
}

function annotations(replay: Replay, name: string): string[] {
  return replay.lines
    .filter((line) => line.command?.name === name)
    .map((line) => replay.masker.mask(line.command?.data ?? ''))
}
