import { expect, test } from '@jest/globals'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { CommandGroups } from '../../emulator/command-groups.js'
import type { Reply } from '../../emulator/resp.js'
import type { Command } from '../../emulator/rest-request.js'

function echo([, text]: Command): Reply {
  return { kind: 'status', text: String(text) }
}

/** Answers every command with its argument, and tells which came together. */
function echoing() {
  const runs: string[][] = []
  const groups = new CommandGroups(async (commands, answered) => {
    await nextTurn()
    runs.push(commands.map(([, text]) => String(text)))
    for (const command of commands) answered(echo(command))
  })
  return { groups, runs }
}

test('commands that are asked for at once go together, in their order, and each gets its reply', async () => {
  const { groups, runs } = echoing()
  const asked = ['a', 'b', 'c'].map(async (text) => groups.run(['ECHO', text]))
  expect(runs).toEqual([])
  expect(await Promise.all(asked)).toEqual(['a', 'b', 'c'].map((text) => ({ kind: 'status', text })))
  expect(runs).toEqual([['a', 'b', 'c']])
})

test('a command that is asked for while others are under way does not wait for them', async () => {
  let finish = (): void => undefined
  const stuck = new Promise<void>((resolve) => (finish = resolve))
  const groups = new CommandGroups(async (commands, answered) => {
    if (commands.some(([, text]) => text === 'stuck')) await stuck
    for (const command of commands) answered(echo(command))
  })
  const first = groups.run(['ECHO', 'stuck'])
  await nextTurn()
  expect(await groups.run(['ECHO', 'later'])).toEqual({ kind: 'status', text: 'later' })
  finish()
  expect(await first).toEqual({ kind: 'status', text: 'stuck' })
})

test('when a group ends early, those that have their reply keep it and the others hear why', async () => {
  const groups = new CommandGroups(async ([first], answered) => {
    if (first !== undefined) answered(echo(first))
    await Promise.reject(new Error('the connection is lost'))
  })
  const asked = ['a', 'b', 'c'].map(async (text) => groups.run(['ECHO', text]))
  const reason = { status: 'rejected', reason: new Error('the connection is lost') }
  expect(await Promise.allSettled(asked)).toEqual([
    { status: 'fulfilled', value: { kind: 'status', text: 'a' } },
    reason,
    reason
  ])
})
