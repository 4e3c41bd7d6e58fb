import { HttpError, NotConfirmed } from '../../http/errors.js'
import type { PullRequests } from '../../github/pull-requests.js'
import type { OwnDatabase } from '../own.js'
import type { Judge, Judgement } from './judge.js'

/** A pull request's database is due once the pull request is closed. */
export class PullRequestJudge implements Judge {
  readonly problem = 'The open pull requests could not be read, so none counts as closed.'
  readonly #pullRequests: PullRequests
  #open: ReadonlySet<number> | undefined

  constructor(pullRequests: PullRequests) {
    this.#pullRequests = pullRequests
  }

  async look(): Promise<void> {
    this.#open = await this.#pullRequests.open()
  }

  judge(database: OwnDatabase): Judgement {
    if (this.#open === undefined) return { unknown: 'GitHub did not say whether its pull request is closed' }
    const number = numberOf(database)
    return this.#open.has(number)
      ? { keep: `pull request ${number} is open` }
      : { due: `pull request ${number} is closed` }
  }

  async confirm(database: OwnDatabase): Promise<void> {
    const open = await this.#pullRequests.isOpen(numberOf(database)).catch((error: unknown) => {
      if (!(error instanceof HttpError) || error.status !== 404) throw error
      throw new NotConfirmed('GitHub knows no pull request of its number', { cause: error })
    })
    if (open) throw new NotConfirmed('its pull request is open again')
  }
}

function numberOf({ parsed }: OwnDatabase): number {
  return parsed.kind === 'pr' ? parsed.number : NaN
}
