/** The two tables that every reader of an action's inputs has. */
import { expect, test } from '@jest/globals'
import { InputError, messageOf } from '../../../src/errors.js'
import type { EventContext } from '../../../src/runner/event.js'
import type { Runner } from '../../../src/runner/runner.js'
import { readActionMetadata } from '../../support/action-metadata.js'
import { anEvent, aRunner, CREDENTIALS, type Inputs, type MemoryRunner } from '../../support/builders.js'
import { mergeInputs } from '../../support/step-inputs.js'
import { thrownBy } from '../../support/thrown.js'

/** What the workflow says, and what is read from it. The event is a push, or what `event` makes of one. */
export type Accepted = readonly [
  what: string,
  inputs: Inputs,
  expected: object,
  event?: Partial<EventContext>
]

/** An input, a bad text for it, and what the error says was given and is allowed. */
export type Refused = readonly [input: string, text: string, given: string, allowed: string]

/** Reads what the workflow says, over the defaults of action.yml and the reader's `usual` inputs. */
export type Read<T> = (inputs?: Inputs, event?: Partial<EventContext>) => { result: T; runner: MemoryRunner }

/** Reads the inputs of the action in this folder, as GitHub's runner hands them over. */
export async function readerOf<T>(
  action: string,
  read: (runner: Runner) => T,
  { usual = CREDENTIALS, event: usualEvent = {} }: { usual?: Inputs; event?: Partial<EventContext> } = {}
): Promise<Read<T>> {
  const metadata = await readActionMetadata(action)
  return (inputs = {}, event = usualEvent) => {
    const runner = aRunner(mergeInputs(metadata, { ...usual, ...inputs }), { context: anEvent(event) })
    return { result: read(runner), runner }
  }
}

/** Good inputs: what is expected is read, and there is nothing to warn of. */
export function testAccepted(read: Read<unknown>, table: readonly Accepted[]): void {
  test.each(table.map(([what, inputs, expected, event]) => ({ what, inputs, expected, event })))(
    'are read with $what',
    ({ inputs, expected, event }) => {
      const { result, runner } = read(inputs, event)
      expect(result).toMatchObject(expected)
      expect(runner.log.texts('warning')).toEqual([])
    }
  )
}

/** Bad inputs: one plain line names the input, what was given and what is allowed, and never shows the key. */
export function testRefused(read: Read<unknown>, table: readonly Refused[]): void {
  test.each(table)('are refused with `%s: %j`', (input, text, given, allowed) => {
    const error = thrownBy(() => read({ [input]: text }))
    expect(error).toBeInstanceOf(InputError)
    const message = messageOf(error)
    expect(message).toContain(`\`${input}\` is `)
    expect(message).toContain(given)
    expect(message).toContain(allowed)
    expect(message).not.toMatch(/\p{Cc}/u)
    expect(message).not.toContain(CREDENTIALS.api_key)
  })
}

/** What every action refuses of the inputs that all of them have. */
export const REFUSED_BY_ALL: readonly Refused[] = [
  ['email', ' \t', 'missing or blank', 'your Upstash account'],
  ['api_key', '', 'missing or blank', 'management API key'],
  ['api_url', 'http://api.upstash.com/v2', 'would send the key unencrypted', '`https:`'],
  ['timeout', '0', '"0"', 'a whole number of seconds from 1 to 21600'],
  ['timeout', '2m', '"2m"', 'a whole number of seconds'],
  ['timeout', '21601', '"21601"', 'a whole number of seconds']
]
