import { expect, test } from '@jest/globals'
import { stopLocal } from '../../../src/local-database/stop.js'
import { VirtualClock } from '../../support/virtual-clock.js'
import { programsSaying, type ScriptedPrograms } from './programs.js'

const SERVER = { pid: 12, id: '0123456789abcdef' }
const LINE = `node dist/local-server/index.js ${SERVER.id}`

/** Stops the server where `commandLine` runs under its number, and ends when it is ended as `endsWhen` says. */
async function stop(
  commandLine: string | undefined,
  endsWhen: 'politely' | 'at once' | 'never'
): Promise<{ stopped: boolean; events: string[] }> {
  const clock = new VirtualClock()
  const programs: ScriptedPrograms = programsSaying()
  if (commandLine !== undefined) programs.running.set(SERVER.pid, commandLine)
  const { end } = programs
  const ending = {
    ...programs,
    end: (pid: number, how: 'politely' | 'at once') => {
      end(pid, how)
      if (how === endsWhen) clock.schedule(100, () => programs.running.delete(pid))
    }
  }
  const stopped = await clock.run(stopLocal(SERVER, clock, ending))
  return { stopped, events: programs.events }
}

test('a local server is ended politely, and waited for', async () => {
  expect(await stop(LINE, 'politely')).toEqual({ stopped: true, events: ['end 12 politely'] })
})

test('a local server that does not listen is ended without its say', async () => {
  expect(await stop(LINE, 'at once')).toEqual({
    stopped: true,
    events: ['end 12 politely', 'end 12 at once']
  })
})

test('a local server that stays is reported', async () => {
  expect(await stop(LINE, 'never')).toMatchObject({ stopped: false })
})

test.each([
  ['is gone', undefined],
  ['has ended, and nobody asked about it', ''],
  ['has its number used by another program', 'postgres -D /data'],
  ['has its number used by another local server', 'node dist/local-server/index.js fedcba9876543210']
])('nothing is ended if the local server %s', async (_what, commandLine) => {
  expect(await stop(commandLine, 'politely')).toEqual({ stopped: true, events: [] })
})
