import { Screen } from './screen.js'
import { Stage } from './stage.js'
import { playStory } from './story.js'

/**
 * `npm run demo`: the story of two databases, on this machine. Exit code 1 and one line if anything is missing or fails,
 * 130 if it is interrupted; in any case nothing is left running.
 */
async function main(interrupted: AbortSignal): Promise<void> {
  const stage = await Stage.open()
  try {
    const screen = new Screen((line) => {
      console.log(line)
    })
    await playStory({ stage, screen, interrupted })
  } finally {
    await stage.close()
  }
}

const interruption = new AbortController()
const interrupt = (): void => {
  interruption.abort()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt)
// Whoever reads has closed the pipe, as `head` does.
process.stdout.on('error', interrupt)
try {
  await main(interruption.signal)
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  const { aborted } = interruption.signal
  console.error(aborted ? 'Interrupted; nothing is left running.' : `The demo failed: ${reason}`)
  process.exitCode = aborted ? 130 : 1
}
