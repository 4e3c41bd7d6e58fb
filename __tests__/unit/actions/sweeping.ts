import { sweep, type SweepReport, type SweepRequest } from '../../../src/actions/sweep/sweep.js'
import type { HttpReply, Send } from '../../../src/http/message.js'
import { aSweepRequest } from '../../support/builders.js'
import { type FakeGitHub, networkOf } from '../../support/github/fake.js'
import type { FakeUpstash } from '../../support/fake-upstash.js'
import { VIRTUAL_START } from '../../support/virtual-clock.js'
import { act, type Acted, forSweep, namesIn } from './acting.js'

/** What the tests' clock says. Seconds since the Unix epoch. */
export const NOW = VIRTUAL_START / 1000
export const HOUR = 3_600
export const DAY = 86_400

/**
 * Sees each question to GitHub before it is answered, and may change the world or answer instead.
 *
 * @param path below the repository, with its query
 * @param time 1 for the first question of this path
 */
export type Meddler = (path: string, time: number) => HttpReply | undefined

export interface Swept extends Omit<Acted<SweepReport>, 'result'> {
  report: SweepReport | undefined
  /** Why each database was deleted, by its name. */
  reasons: Record<string, string>
  /** The names that are left in the account. */
  left: string[]
  /** What the log says of databases that are kept on doubt. */
  kept: string[]
  /** What GitHub was asked for, in order: paths below the repository, without the size of pages. */
  asked: string[]
}

/** Sweeps with every rule but age on, unless something else is given. */
export async function sweepAll(
  upstash: FakeUpstash,
  github: FakeGitHub,
  given: Partial<SweepRequest> = {},
  meddle: Meddler = () => undefined
): Promise<Swept> {
  const asked: string[] = []
  const send: Send = (request, signal) => {
    const path = decodeURI(request.url.href.replace('https://api.github.com/repos/acme/shop', ''))
      .replace('per_page=100&', '')
      .replace(/[?&]page=1$/, '')
    asked.push(path)
    const instead = meddle(path, asked.filter((other) => other === path).length)
    return instead === undefined ? github.send(request, signal) : Promise.resolve(instead)
  }
  const request = aSweepRequest({ finishedRuns: true, deletedBranches: true, ...given })
  const { result: report, ...acted } = await act(networkOf(upstash, { send }), (collaborators) =>
    sweep(request, forSweep(collaborators))
  )
  return {
    ...acted,
    report,
    reasons: Object.fromEntries(
      (report?.deleted ?? []).map(({ database_name, reason }) => [database_name, reason])
    ),
    left: namesIn(upstash),
    kept: acted.log.texts('info').filter((line) => line.startsWith('Kept')),
    asked
  }
}
