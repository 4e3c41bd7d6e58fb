import { REPOSITORY } from './stage.js'

/** The id of the run, as `${{ github.run_id }}` gives it. */
const RUN_ID = '1658821493'

/** What happened in the repository, as a job is told: in its variables, and in the event's payload. */
export interface JobEvent {
  readonly env: Readonly<Record<string, string>>
  readonly payload: unknown
}

/** A push to the default branch. */
export const PUSH: JobEvent = {
  env: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main', GITHUB_RUN_ID: RUN_ID },
  payload: { ref: 'refs/heads/main', repository: { full_name: REPOSITORY } }
}

/** Something happened to a pull request from a branch of the repository itself. */
export function pullRequestEvent(action: 'opened' | 'synchronize' | 'closed', number: number): JobEvent {
  const head = { ref: 'new-cart', repo: { full_name: REPOSITORY } }
  return {
    env: {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REF: `refs/pull/${number}/merge`,
      GITHUB_HEAD_REF: head.ref,
      GITHUB_RUN_ID: RUN_ID
    },
    payload: { action, number, pull_request: { number, head }, repository: { full_name: REPOSITORY } }
  }
}
