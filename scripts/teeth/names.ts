import { ANY_STEPS, CREATING, IN_TURN, unit, type Break } from './break.js'

/** Breaks of what leads one name to one database. */
export const NAMES: readonly Break[] = [
  {
    what: 'does not look after a lost reply',
    file: 'src/actions/create.ts',
    edits: [
      {
        before: 'this.#lookFirst ||= unknown || error instanceof NameTaken',
        after: 'this.#lookFirst ||= error instanceof NameTaken'
      }
    ],
    caughtBy: IN_TURN
  },
  {
    what: 'sends the POST again without looking',
    file: 'src/actions/create.ts',
    edits: [{ before: 'this.#lookFirst ? await this.#lookUntilListed() : undefined', after: 'undefined' }],
    caughtBy: unit('actions/create', 'leaves one database even if the API does not keep names unique')
  },
  {
    what: 'saves the plan after the POST',
    file: 'src/actions/create.ts',
    edits: [
      {
        before: '    journal.planned(this.#wish.name, client.now())\n',
        after: ''
      },
      {
        before: '      const database = await upstash.createOnce(this.#wish)\n',
        after: `      const database = await upstash.createOnce(this.#wish)
      journal.planned(this.#wish.name, client.now())
`
      }
    ],
    caughtBy: unit(
      'actions/provide',
      'is created with two requests; the plan is written down before, the id after'
    )
  },
  {
    what: 'forgets a request that a signal cut off',
    file: 'src/actions/create.ts',
    edits: [{ before: 'unknown || client.deadline.signal.aborted', after: 'unknown' }],
    caughtBy: ANY_STEPS
  },
  {
    what: 'takes the youngest of one name',
    file: 'src/actions/lookup.ts',
    edits: [{ before: 'return bornA - bornB', after: 'return bornB - bornA' }],
    caughtBy: unit(
      'actions/provide',
      'is the oldest if there are several; the others are named in one warning'
    )
  },
  {
    what: 'reuses what another run created meanwhile although it shall fail',
    file: 'src/actions/provide.ts',
    edits: [
      {
        before: "if (ifExists !== 'fail' || outcome.created) return outcome",
        after: "if (ifExists !== 'fail' || existing === undefined) return outcome"
      }
    ],
    caughtBy: CREATING
  },
  {
    what: 'accepts a regional database',
    file: 'src/inputs/wish.ts',
    edits: [
      {
        before: "if (kind === undefined || kind === 'global' || kind === 'gcp-global') return kind",
        after: "if (kind !== '') return kind"
      }
    ],
    caughtBy: unit('inputs/provide', 'the inputs of the root action')
  }
]
