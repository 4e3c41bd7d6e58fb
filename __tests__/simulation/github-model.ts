import type { HttpReply, HttpRequest } from '../../src/http/message.js'
import { askedOf } from '../support/scripted-network.js'
import { answer, type GitHubSetup } from '../support/github/api.js'
import { CommentBook } from '../support/github/comments.js'
import type { VirtualClock } from '../support/virtual-clock.js'
import { SECRET_MARK, type Asker } from './account-model.js'
import { keyOf, Lives, type Life } from './lives.js'
import { REPOSITORY, type LivingThing } from './wanted.js'

export const GITHUB_TOKEN = `${SECRET_MARK}-github-token`

/** How old a list of all branches or tags may be that a deletion is based on. Milliseconds. */
const LIST_FRESH_MS = 1_000

/** A reply that told somebody about one thing, or about all of a kind. All times are milliseconds from the start. */
interface Word {
  by: string
  /** As `keyOf` says; the kind alone if it is about all of that kind. */
  about: string
  /** When GitHub answered. */
  at: number
  heardAt: number
}

/** GitHub on virtual time, with the history of what it knows and of what it said. */
export class SimulatedGitHub {
  readonly lives: Lives
  readonly #clock: VirtualClock
  readonly #words: Word[] = []
  readonly #setup: GitHubSetup

  constructor(clock: VirtualClock, lives: readonly Life[]) {
    this.#clock = clock
    this.lives = new Lives(clock, lives)
    this.#setup = {
      apiUrl: 'https://api.github.com',
      repository: REPOSITORY,
      token: GITHUB_TOKEN,
      pullRequests: this.lives,
      runs: this.lives,
      refs: this.lives,
      comments: new CommentBook()
    }
  }

  handle(request: HttpRequest): HttpReply {
    return answer(this.#setup, askedOf(request))
  }

  /** How many replies have told somebody something so far. */
  get wordsSoFar(): number {
    return this.#words.length
  }

  /** Notes that the reply to a request of `by`, which GitHub gave `at` that time, has reached it as it was. */
  noteHeard({ url }: HttpRequest, by: string, at: number): void {
    const about = topicOf(url.pathname)
    if (about !== undefined) this.#words.push({ by, about, at, heardAt: this.#clock.elapsed })
  }

  /**
   * Whether GitHub's last word on it, when the asker sent its request, was that it is over, and whether the asker had that
   * word right before. If a name does not spell a branch or a tag out, it takes a list of all, which serves for a while.
   */
  saidOver(one: LivingThing, { by, sentAt, heard }: Asker): boolean {
    const listed = 'ref' in one && !/^[a-z0-9]+$/.test(one.ref)
    const about = listed ? one.kind : keyOf(one)
    const word = this.#words.slice(0, heard).findLast((said) => said.by === by && said.about === about)
    if (word === undefined || !this.lives.isOver(one, word.at)) return false
    // That a run is gone for good means something only together with a word on another one, which may take its time.
    if (one.kind === 'run' && this.lives.isDeleted(one, word.at)) return true
    return sentAt - word.heardAt <= (listed ? LIST_FRESH_MS : 0)
  }
}

/** What a reply tells about: one pull request, run or ref, or all refs of a kind; undefined if it decides nothing. */
function topicOf(path: string): string | undefined {
  const [, resource = '', which = ''] =
    /\/(pulls|actions\/runs|git\/matching-refs\/heads|git\/matching-refs\/tags)\/(.*)$/.exec(path) ?? []
  const kind = {
    pulls: 'pr',
    'actions/runs': 'run',
    'git/matching-refs/heads': 'branch',
    'git/matching-refs/tags': 'tag'
  }[resource]
  if (kind === undefined || which === '') return kind
  return `${kind} ${which.split('/').map(decodeURIComponent).join('/')}`
}
