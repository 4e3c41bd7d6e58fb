import type { Refs } from '../../github/refs.js'
import type { TimeRange } from '../../http/client.js'
import type { Clock } from '../../http/clock.js'
import { NotConfirmed } from '../../http/errors.js'
import { deriveName, type NameOwner } from '../../naming.js'
import { ageOf, NO_AGE } from '../age.js'
import type { OwnDatabase } from '../own.js'
import type { Judge, Judgement } from './judge.js'
import { SharedAnswer } from './shared-answer.js'

/** A younger database's branch may be on its way to GitHub. Seconds. */
const YOUNGEST_SECONDS = 3_600

export interface RefJudgeCollaborators {
  refs: Refs
  owner: NameOwner
  kind: 'branch' | 'tag'
  now: TimeRange
  clock: Clock
}

/** A branch's or a tag's database is due once the branch or tag is gone. */
export class RefJudge implements Judge {
  readonly problem: string
  readonly #collaborators: RefJudgeCollaborators
  readonly #names: SharedAnswer<RefNames>
  /** Whether there is a ref for a database of this name. */
  readonly #there = new Map<string, boolean>()

  constructor(collaborators: RefJudgeCollaborators) {
    const { kind, clock, refs } = collaborators
    this.problem = `The ${kind === 'branch' ? 'branches' : 'tags'} could not be read, so none counts as deleted.`
    this.#collaborators = collaborators
    this.#names = new SharedAnswer(clock, async () => this.#namesOf(await refs.all()))
  }

  /** One request for each ref, or the list of all, whichever takes fewer. A name with a hash needs the list. */
  async look(databases: readonly OwnDatabase[]): Promise<void> {
    const { refs } = this.#collaborators
    const named = new Set(databases.map(refOf))
    const listed =
      named.size === 1 && !named.has(undefined)
        ? undefined
        : await refs.all(named.has(undefined) ? Infinity : named.size)
    const answers = new Map<string | undefined, boolean>()
    for (const ref of named) {
      if (ref === undefined) continue
      answers.set(ref, listed?.has(ref) ?? (await refs.has(ref)))
    }
    const names = this.#namesOf(listed)
    for (const one of databases) {
      const there = answers.get(refOf(one)) ?? names.have(one)
      this.#there.set(one.database_name, there)
    }
  }

  judge(database: OwnDatabase): Judgement {
    const there = this.#there.get(database.database_name)
    const { kind, now } = this.#collaborators
    if (there === undefined) return { unknown: `GitHub did not say whether its ${kind} is gone` }
    const age = ageOf(database.creation_time, now)
    const ref = refOf(database)
    const which = ref === undefined ? `its ${kind}` : `${kind} ${ref}`
    if (there) return { keep: `${which} is there` }
    if (age === undefined) return { unknown: NO_AGE }
    if (age < YOUNGEST_SECONDS) return { keep: `${which} may be on its way: the database is not an hour old` }
    return { due: `${which} is gone` }
  }

  async confirm(database: OwnDatabase): Promise<void> {
    const { refs, kind } = this.#collaborators
    const ref = refOf(database)
    const there = ref === undefined ? (await this.#names.fresh()).have(database) : await refs.has(ref)
    if (there) throw new NotConfirmed(`its ${kind} is there again`)
  }

  #namesOf(refs: Iterable<string> = []): RefNames {
    const { owner, kind } = this.#collaborators
    return new RefNames(refs, (ref, suffix) => deriveName(owner, { kind, ref }, suffix))
  }
}

/** The names that databases of these refs have. A name takes several hashes, so each is derived once only. */
class RefNames {
  readonly #refs: readonly string[]
  readonly #derive: (ref: string, suffix: string | undefined) => string
  readonly #bySuffix = new Map<string | undefined, ReadonlySet<string>>()

  constructor(refs: Iterable<string>, derive: (ref: string, suffix: string | undefined) => string) {
    this.#refs = [...refs]
    this.#derive = derive
  }

  have({ database_name, parsed: { suffix } }: OwnDatabase): boolean {
    const names = this.#bySuffix.get(suffix) ?? new Set(this.#refs.map((ref) => this.#derive(ref, suffix)))
    this.#bySuffix.set(suffix, names)
    return names.has(database_name)
  }
}

function refOf({ parsed }: OwnDatabase): string | undefined {
  return parsed.kind === 'branch' || parsed.kind === 'tag' ? parsed.ref : undefined
}
