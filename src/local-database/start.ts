import { randomBytes } from 'node:crypto'
import type { Deadline } from '../http/deadline.js'
import type { Log } from '../log.js'
import { maskAllForms, type Mask } from '../masking.js'
import type { Launched, LocalServer, Programs } from './programs.js'
import { KEEP, parseAnswer, type LocalDatabase, type LocalRequest } from './protocol.js'
import { systemPrograms } from './system.js'

/** The bundle in `dist/`. */
const SERVER = 'local-server'

export interface StartCollaborators {
  readonly log: Log
  readonly mask: Mask
  /** The step's; it ends early if the runner tells the step to stop. */
  readonly deadline: Deadline
  /** Called as soon as there is a server, which may never be ready. */
  readonly started: (server: LocalServer) => void
  readonly programs?: Programs
}

/** A local database that can be used; every secret in it is masked. */
export interface Ready {
  readonly database: Described
  readonly connection: { readonly restUrl: string; readonly redisUrl: string }
  /** Lets it outlive this step. If this is not called, it ends when the step does. */
  readonly keep: () => void
}

/** Why there is none, and what to do: no error, as this bundle has classes of its own. */
export type Started = Ready | { readonly problem: string }

/**
 * Starts a local server, and waits until its database can be used. Rejects if the runner tells the step to stop, with its
 * reason.
 *
 * @throws Error if the server says what it should not
 */
export async function startLocal(request: LocalRequest, collaborators: StartCollaborators): Promise<Started> {
  const { programs = systemPrograms, started, deadline } = collaborators
  const id = randomBytes(8).toString('hex')
  try {
    const server = programs.launch(SERVER, [id])
    if (server.pid !== undefined) started({ pid: server.pid, id })
    server.tell(JSON.stringify(request))
    const answer = await before(deadline.signal, lastAnswer(server, collaborators))
    return 'problem' in answer ? answer : ready(answer, id, server)
  } catch (error) {
    if (deadline.endedWith(error)) return { problem: tooSlow(deadline) }
    throw error
  }
}

function ready(answer: LocalDatabase, id: string, server: Launched): Ready {
  return {
    database: described(id, answer),
    connection: { restUrl: answer.rest_url, redisUrl: answer.redis_url },
    keep: () => {
      server.tell(KEEP)
      server.release()
    }
  }
}

function tooSlow({ seconds, advice }: Deadline): string {
  return `The local database was not ready within the ${seconds} s of \`timeout\`.${advice}`
}

type Described = ReturnType<typeof described>

/** The database in the words of the Developer API. */
function described(
  id: string,
  { endpoint, port, password, rest_token, read_only_rest_token }: LocalDatabase
) {
  return {
    database_id: `local-${id}`,
    database_name: LOCAL,
    endpoint,
    port,
    tls: false,
    region: LOCAL,
    primary_region: LOCAL,
    read_regions: undefined,
    type: undefined,
    creation_time: undefined,
    state: 'active',
    eviction: undefined,
    password,
    rest_token,
    read_only_rest_token,
    rest_url: undefined
  }
}

const LOCAL = 'local'

type LastAnswer = LocalDatabase | { readonly problem: string }

async function lastAnswer(server: Launched, { log, mask }: StartCollaborators): Promise<LastAnswer> {
  for (let line = await server.line(); line !== undefined; line = await server.line()) {
    const answer = parseAnswer(line)
    switch (answer.kind) {
      case 'note':
        log.info(answer.text)
        break
      case 'warning':
        log.warning(answer.text)
        break
      case 'problem':
        return { problem: answer.text }
      case 'ready':
        maskSecrets(answer.database, mask)
        return answer.database
    }
  }
  return { problem: ENDED }
}

const ENDED =
  'The local server ended before its database was ready. Run the job again; if it happens again, please report it.'

function maskSecrets(database: LocalDatabase, mask: Mask): void {
  const { password, rest_token, read_only_rest_token, redis_url } = database
  for (const secret of [password, rest_token, read_only_rest_token]) {
    if (secret !== undefined) maskAllForms(secret, mask)
  }
  // An address without a password is no secret, and job outputs may hold it.
  if (password !== undefined) maskAllForms(redis_url, mask)
}

async function before<T>(signal: AbortSignal, task: Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error)
    }
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
  return await Promise.race([task, aborted])
}
