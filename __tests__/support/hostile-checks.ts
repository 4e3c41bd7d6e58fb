import { expect } from '@jest/globals'
import { readActionMetadata } from './action-metadata.js'
import type { ActionRun } from './runner.js'
import { parseCommand } from './workflow-commands.js'
import type { Rig } from './rig.js'

/** What ours may print and ask for, and nothing beside it. */
export async function expectHarmless(step: ActionRun, action: string, { emulator }: Rig): Promise<void> {
  const ours = new Set(['add-mask', 'debug', 'error', 'warning', 'notice', 'group', 'endgroup'])
  const lines = [...step.stdout.split(/[\n\r]/), ...step.stderr.split(/[\n\r]/)]
  const commands = new Set(lines.flatMap((line) => parseCommand(line)?.name ?? []))
  expect([...commands].filter((name) => !ours.has(name))).toEqual([])
  // Nothing a terminal or the runner's line reader would take for more than text.
  expect(step.stdout.replaceAll(/[\n\r]/g, '')).not.toMatch(/[\p{Cc}\u2028\u2029\u200b\u202e]/u)
  expect(step.stdout).not.toContain('##[')
  expect(step.stderr).toBe('')
  expect(step.masks.filter((mask) => mask.includes('pwned'))).toEqual([])
  expect(step.env).toEqual({})
  expect(step.errors.length).toBeLessThanOrEqual(1)
  expect(step.errors.join('')).not.toMatch(/unexpected error/i)

  const declared = (await readActionMetadata(action)).outputs.map(({ name }) => name)
  expect(Object.keys(step.outputs).filter((name) => !declared.includes(name))).toEqual([])
  expect(step.outputs['created'] ?? 'false').toMatch(/^(?:true|false)$/)
  const asked = emulator.requests.map(({ method, path }) => `${method} ${path}`)
  const usual = /^(?:(?:GET|POST|DELETE) \/v2\/redis\/database(?:\/[\w-]+)?|GET \/v2\/redis\/databases)$/
  expect(asked.filter((line) => !usual.test(line))).toEqual([])
}
