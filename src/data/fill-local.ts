import type { GivenCollaborators } from './collaborators.js'
import { fill } from './fill.js'
import type { Seed } from './seed.js'

/**
 * Fills a local database: one that the step has started, or the Redis that was there already, if that is empty or its
 * filling was cut off. Data of somebody else stays as it is, and a notice says so.
 *
 * @param created false if the Redis was there already
 * @throws ActionError saying what went wrong, never with a value in it
 */
export async function fillLocal(
  target: { redisUrl: string },
  { seed, created }: { seed: Seed; created: boolean },
  collaborators: GivenCollaborators
): Promise<void> {
  const filled = await fill(
    target,
    {
      occasion: created ? 'created' : 'reused',
      copy: undefined,
      seed,
      whatIsLeft: created ? 'The local database ends with this step.' : undefined
    },
    collaborators
  )
  if (!filled) collaborators.log.notice(LEFT_ALONE)
}

const LEFT_ALONE =
  'The Redis at `redis_url` has data already, so it is left as it is, and nothing of `seed_file` was written to it.'
