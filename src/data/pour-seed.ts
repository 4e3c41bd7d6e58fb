import { ActionError } from '../errors.js'
import { quoted } from '../text.js'
import type { FillCollaborators } from './collaborators.js'
import { Progress } from './progress.js'
import type { Seed } from './seed.js'
import type { Place } from './seed-batch.js'
import { wordsFor } from './server-words.js'
import type { Writer } from './writer.js'

/**
 * Sends a seed file's commands in their order, each once.
 *
 * @throws ActionError naming the first line or key that the server refused, and its words; never a value
 */
export async function pourSeed(
  seed: Seed,
  writer: Writer,
  collaborators: FillCollaborators
): Promise<Progress> {
  const progress = new Progress({ verb: 'Seeded', unit: 'commands', total: seed.commands }, collaborators)
  try {
    for await (const { commands, places, kinds } of seed.batches()) {
      const failure = await writer.write(commands)
      if (failure !== undefined) {
        const words = wordsFor(failure.refusal, commands.words(failure.index))
        throw new ActionError(
          `${describe(places[failure.index])} of the seed file ${quoted(seed.given)} failed: "${words}".`
        )
      }
      progress.add(commands.count, commands.length)
      for (const [kind, count] of kinds) progress.count(kind, count)
    }
    return progress
  } finally {
    progress.stop()
  }
}

function describe(place: Place | undefined): string {
  return typeof place === 'number' ? `Line ${place}` : (place ?? '')
}
