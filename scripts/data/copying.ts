import { chanceOf, type Chance } from '../../__tests__/support/data/chance.js'
import { manyKeys } from '../../__tests__/support/data/many-keys.js'
import type { ActionRun } from '../../__tests__/support/runner.js'
import { compare, pictureOf, type Picture } from './compare.js'
import type { Stage } from './stage.js'

const SOURCE = 'source'
/** Both sides' commands for each key, about. */
const COMMANDS_PER_KEY = 3
const BUSY_MS = 300
/** Numbers next to each other begin alike otherwise. */
const SPREAD = 0x9e3779b1

/** Fills the source. @returns what it holds */
export async function fillSource(stage: Stage, count: number): Promise<Picture> {
  await stage.provide(SOURCE, {})
  const keys = await stage.keysOf(SOURCE)
  const commands = manyKeys(count)
  for (let at = 0; at < commands.length; at += 10_000) await keys.run(...commands.slice(at, at + 10_000))
  return pictureOf(keys)
}

/** Copies the source without anything in the way. @returns what is to be said of it, and how long the step took */
export async function copyAll(stage: Stage, source: Picture): Promise<{ said: string; durationMs: number }> {
  const step = await copyTo(stage, 'copy')
  if (step.exitCode !== 0) throw new Error(step.errors.join('\n'))
  const keys = compare(source, await pictureOf(await stage.keysOf('copy')))
  await stage.remove('copy')
  compare(source, await pictureOf(await stage.keysOf(SOURCE)))
  const [sum = ''] = /Copied .* in .*/.exec(step.log) ?? []
  return { said: `${keys} keys as they are at the source. ${sum}`, durationMs: step.durationMs }
}

/** Copies it with a fault at a time of chance, runs the step again if that ended it, and compares both sides then. */
export async function copyStruck(
  stage: Stage,
  source: Picture,
  { number, seed, durationMs }: { number: number; seed: number; durationMs: number }
): Promise<string> {
  const chance = chanceOf(Math.imul(seed * 1000 + number, SPREAD))
  const count = Object.keys(source.contents).length
  const name = `struck-${number}`
  const strike = strikeOf(number, { stage, chance, commands: count * COMMANDS_PER_KEY, durationMs })
  const first = await copyTo(stage, name, strike.begin)
  stage.emulator.clearFaults()
  const second = first.exitCode === 0 ? undefined : await copyTo(stage, name)
  for (const step of [first, second])
    if (step?.exitCode === 1 && !/cancelled/.test(step.errors.join())) throw new Error(step.errors.join('\n'))
  compare(source, await pictureOf(await stage.keysOf(name)))
  await stage.remove(name)
  return `${strike.what}: ${second === undefined ? 'whole at once' : 'whole after the next run'}`
}

const copyTo = (stage: Stage, name: string, begin?: Strike['begin']): Promise<ActionRun> =>
  stage.provide(name, { copy_from: SOURCE, copy_limit: '1000000' }, begin && { onSpawn: begin })

interface Strike {
  readonly what: string
  readonly begin: (child: { kill(signal: NodeJS.Signals): boolean }) => void
}

interface Circumstances {
  readonly stage: Stage
  readonly chance: Chance
  readonly commands: number
  /** How long it takes if nothing is in the way. Milliseconds. */
  readonly durationMs: number
}

/** Each kind in its turn, at a point of chance. */
function strikeOf(number: number, { stage, chance, commands, durationMs }: Circumstances): Strike {
  const skip = chance.below(commands)
  const at = `after ${skip} commands`
  const { emulator } = stage
  const fault = (
    what: string,
    reply: Parameters<typeof emulator.injectTcp>[0]['reply'],
    forMs?: number
  ): Strike => ({
    what: `${what} ${at}`,
    begin: () => {
      emulator.injectTcp({ skip, reply, ...(forMs !== undefined && { forMs }) })
    }
  })
  const ms = chance.below(Math.ceil(durationMs))
  const signal = (name: NodeJS.Signals): Strike => ({
    what: `${name} after ${ms} ms`,
    begin: (child) => {
      setTimeout(() => child.kill(name), ms)
    }
  })
  const kinds = [
    () => fault('a reset before a command,', 'reset-before'),
    () => fault('a reset after a command,', 'reset-after'),
    () => fault('a rate limit', { refuse: 'ERR max requests limit exceeded' }, BUSY_MS),
    () => fault('a server that loads', { refuse: 'LOADING Redis is loading the dataset in memory' }, BUSY_MS),
    () => signal('SIGTERM'),
    () => signal('SIGKILL')
  ]
  const kind = kinds[number % kinds.length]
  if (kind === undefined) throw new Error('There are no kinds of faults')
  return kind()
}
