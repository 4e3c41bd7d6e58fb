import type { Replay } from './log-replay.js'

/** All the places a finished step could have put a secret. */
export interface StepTraces {
  readonly replay: Replay
  readonly outputs: Readonly<Record<string, string>>
  readonly env: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly paths: string
  readonly summary: string
  /** Email of the account, for the Basic header `base64(email:secret)`. */
  readonly email: string
}

/** A step showed a secret, or could have. The message names the secret by its first four characters only. */
export class LeakError extends Error {
  readonly leaks: readonly string[]

  constructor(leaks: readonly string[]) {
    super(`The step leaks: ${leaks.join('; ')}`)
    this.name = 'LeakError'
    this.leaks = leaks
  }
}

// Shorter texts turn up by chance, and a runner that masks them makes every log unreadable.
const shortestSecret = 6

/**
 * Throws LeakError when a secret (or its base64, URI-encoded or Basic-header form) is readable in the log, stands in an
 * output or exported variable without a mask of its own, or stands in the state, the path or the summary at all;
 * also when a mask is empty. Commands that carry values on standard output are held to the order: mask first.
 */
export function auditLeaks(traces: StepTraces, secrets: readonly string[]): void {
  const leaks = new Set<string>()
  if (traces.replay.masks.some((mask) => mask.trim() === '')) leaks.add('an add-mask line is empty')
  for (const secret of new Set(secrets)) {
    if (secret.length < shortestSecret) continue
    for (const place of leakingPlaces(traces, secret)) leaks.add(`${label(secret)} ${place}`)
  }
  if (leaks.size > 0) throw new LeakError([...leaks])
}

function* leakingPlaces(traces: StepTraces, secret: string): Generator<string> {
  const { replay } = traces
  const forms = readableForms(secret, traces.email)
  const shows = (text: string): boolean => forms.some((form) => text.includes(form))

  for (const [index, line] of replay.lines.entries()) {
    if (shows(line.rendered)) yield `is readable in log line ${index + 1}`
    const setting = valueSetBy(line.command?.name, line.command?.properties['name'])
    if (setting === undefined || !shows(line.command?.data ?? '')) continue
    if (!replay.masks.slice(0, line.masksBefore).includes(secret))
      yield `is in ${setting} before it is masked`
  }
  if (shows(replay.lines.map((line) => line.rendered).join('\n'))) yield 'is readable across log lines'

  for (const [kind, values] of Object.entries({ output: traces.outputs, variable: traces.env })) {
    for (const [name, value] of Object.entries(values)) {
      if (!shows(value)) continue
      if (!replay.masks.includes(secret)) yield `is in ${kind} ${name} without a mask of its own`
      if (shows(replay.masker.mask(value))) yield `is readable in ${kind} ${name} in spite of the masks`
    }
  }
  for (const [name, value] of Object.entries(traces.state)) if (shows(value)) yield `is in state ${name}`
  if (shows(traces.paths)) yield 'is in the exported path'
  if (shows(traces.summary)) yield 'is in the job summary'
}

function valueSetBy(command: string | undefined, name = ''): string | undefined {
  if (command === 'set-output') return `output ${name}`
  if (command === 'set-env') return `variable ${name}`
  return undefined
}

/** The texts from which a reader gets the secret back. */
function readableForms(secret: string, email: string): string[] {
  const bytes = Buffer.from(secret)
  // Of longer base64 texts that contain the secret, only whole groups of three bytes look the same everywhere.
  const inner = [0, 1, 2].map((shift) =>
    bytes.subarray(shift, shift + 3 * Math.floor((bytes.length - shift) / 3)).toString('base64')
  )
  const whole = [secret, `${email}:${secret}`].map((text) => Buffer.from(text).toString('base64'))
  const unpadded = whole.map((text) => text.replace(/=+$/, ''))
  return [...new Set([secret, encodeURIComponent(secret), ...unpadded, ...inner])].filter(
    (form) => form.length >= shortestSecret
  )
}

function label(secret: string): string {
  return `the secret "${secret.slice(0, 4)}…" (${secret.length} characters)`
}
