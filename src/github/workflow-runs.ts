import { BadReply, HttpError } from '../http/errors.js'
import { isObject, stringField } from '../json.js'
import type { GitHubApi } from './api.js'

const PERMISSION = 'actions: read'

/** What GitHub says of a workflow run; `unknown` if it knows none of that id, which need not mean that there was none. */
export type RunState = 'completed' | 'unfinished' | 'unknown'

/** A repository's workflow runs. Every method throws HttpError, BadReply or NoReply if GitHub does not answer. */
export class WorkflowRuns {
  readonly #api: GitHubApi

  constructor(api: GitHubApi) {
    this.#api = api
  }

  /** Whether a workflow run is completed (docs.github.com/rest/actions/workflow-runs). */
  async state(id: string): Promise<RunState> {
    const path = `/actions/runs/${id}`
    try {
      const run = await this.#api.get(path, PERMISSION)
      const status = isObject(run) ? stringField(run, 'status') : undefined
      if (status !== undefined) return status === 'completed' ? 'completed' : 'unfinished'
    } catch (error) {
      if (error instanceof HttpError && error.status === 404) return 'unknown'
      throw error
    }
    throw new BadReply(`The reply to ${this.#api.name(path)} has no usable \`status\`. Check GITHUB_API_URL.`)
  }
}
