/**
 * `npm run data [-- --keys N] [--strikes N] [--seed N]`: seeds and copies as much as a large database holds, by the committed
 * bundles over TLS, and compares key by key; then copies it again and again with faults in the way. Takes minutes.
 */
import { parseArgs } from 'node:util'
import { copyAll, copyStruck, fillSource } from './copying.js'
import { seedCommands, seedJson } from './seeding.js'
import { Stage } from './stage.js'

async function main(): Promise<void> {
  const { keys, strikes, seed } = readArguments()
  const stage = await Stage.open()
  try {
    console.log(`A seed file of ${keys} commands: ${await seedCommands(stage, keys)}`)
    console.log(`A seed file of JSON: ${await seedJson(stage, Math.ceil(keys / 4))}`)
    const source = await fillSource(stage, keys)
    const { said, durationMs } = await copyAll(stage, source)
    console.log(`A copy: ${said}`)
    for (let number = 0; number < strikes; number++)
      console.log(`A copy with ${await copyStruck(stage, source, { number, seed, durationMs })}`)
  } finally {
    await stage.close()
  }
}

function readArguments(): { keys: number; strikes: number; seed: number } {
  const option = (value: string): { type: 'string'; default: string } => ({ type: 'string', default: value })
  const { values } = parseArgs({
    options: { keys: option('100000'), strikes: option('30'), seed: option('1') }
  })
  const whole = (name: keyof typeof values): number => {
    const number = Number(values[name])
    if (Number.isSafeInteger(number) && number >= 0) return number
    throw new Error(`--${name} takes a whole number, not "${values[name]}"`)
  }
  return { keys: whole('keys'), strikes: whole('strikes'), seed: whole('seed') }
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
