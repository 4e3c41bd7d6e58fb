/** The fault matrix: each fault against each action, on the committed bundles, one emulated account per cell. */
import { startEmulator, type Emulator } from '../../../emulator/index.js'
import { makeCertificate } from '../certificate.js'
import { startTcpServer } from '../fault-server.js'
import { GitHubServer } from '../github/server.js'
import { runAction, type ActionRun, type RunOptions } from '../runner.js'
import {
  closedPullRequests,
  openPullRequests,
  pullRequestEvent,
  requestOf,
  stateAfterCreating,
  type Column
} from './columns.js'
import { faultRows } from './faults.js'
import { breakNetwork, isNetwork } from './network.js'
import type { FaultRow } from './row.js'

export interface Cell {
  readonly column: Column
  readonly row: FaultRow
}

export interface CellResult extends Cell {
  readonly run: ActionRun
  /** How many databases have the name the cell is about, after the step. */
  readonly databases: number
  /** The same after the post step; undefined if none follows. */
  readonly afterPost: number | undefined
  readonly post: ActionRun | undefined
  /** Whether somebody else's database is still there. */
  readonly bystanderKept: boolean
  /** Connections to the other host of the redirect. */
  readonly sentElsewhere: number
  /** The step's `timeout`; the post step has its own. Milliseconds. */
  readonly limitMs: number
}

const DEFAULT_TIMEOUT = 25
/** The post step's own limit (src/actions/clean-up.ts). Seconds. */
const POST_TIMEOUT = 30
const BYSTANDER = 'somebody-elses'

/** All cells of an action, in the order of the document. */
export function cellsOf(column: Column): Cell[] {
  return faultRows
    .filter(({ hits = [column.hit] }) => hits.includes(column.hit))
    .filter(({ columns = [column.name] }) => columns.includes(column.name))
    .map((row) => ({ column, row }))
}

/** How many of the cells that mostly wait run at once. */
const WAITING_WIDTH = 20

/**
 * Runs all cells, `width` of those that work at a time and beside them those that mostly wait; results in the order of
 * the cells.
 */
export async function runCells(cells: readonly Cell[], width: number): Promise<CellResult[]> {
  const results = new Map<Cell, CellResult>()
  const worker = async (queue: Iterable<Cell>): Promise<void> => {
    for (const cell of queue) results.set(cell, await runCell(cell))
  }
  const slow = cells.filter(mostlyWaits).sort((a, b) => patience(b) - patience(a))
  const pools = [
    { queue: slow.values(), workers: WAITING_WIDTH },
    { queue: cells.filter((cell) => !mostlyWaits(cell)).values(), workers: width }
  ]
  // The workers of a pool share one iterator: each cell goes to exactly one of them.
  await Promise.all(
    pools.flatMap(({ queue, workers }) => Array.from({ length: workers }, () => worker(queue)))
  )
  return cells.flatMap((cell) => results.get(cell) ?? [])
}

/** After a create request whose outcome was not clear, the post step waits for databases that come late. */
function mostlyWaits({ column, row }: Cell): boolean {
  return row.slow === true || column.hit === 'create'
}

/** About the longest a cell may take, so that the longest start first. Seconds. */
function patience({ column, row }: Cell): number {
  return (
    (column.phase === 'post' ? POST_TIMEOUT : (row.timeout ?? DEFAULT_TIMEOUT)) + (row.slow === true ? 1 : 0)
  )
}

/** Runs one cell. Rejects with LeakError if a secret shows. */
async function runCell(cell: Cell): Promise<CellResult> {
  const { column, row } = cell
  const certificate = isNetwork(row, 'untrusted') ? await makeCertificate(['localhost']) : undefined
  const emulator = await startEmulator({
    dataPlane: false,
    behaviour: row.account ?? {},
    ...(certificate !== undefined && { tls: { key: certificate.key, cert: certificate.cert } })
  })
  const github = await GitHubServer.start(...openPullRequests)
  github.shut(...closedPullRequests)
  const elsewhere = await startTcpServer((socket) => socket.destroy())
  const network = await breakNetwork(row, emulator)
  try {
    emulator.add({ database_name: BYSTANDER })
    if (column.there) emulator.add({ database_name: column.database })
    injectFault(cell, emulator, elsewhere.origin)
    const timeout = row.timeout ?? DEFAULT_TIMEOUT
    const given = inputsOf(column, emulator, timeout)
    const { apiUrl, onSpawn, env = {} } = network
    const options = optionsOf(column, emulator, github.apiUrl)
    if (row.reopened === true) {
      github.afterNextLook(() => {
        github.open(...closedPullRequests)
        return Promise.resolve()
      })
    }
    const run = await runAction({
      ...options,
      env: { ...options.env, ...env },
      inputs: { ...given, api_url: apiUrl },
      state: column.phase === 'post' ? stateAfterCreating(emulator, column.database, apiUrl) : {},
      ...(onSpawn !== undefined && { onSpawn })
    })
    const databases = count(emulator, column.database)
    emulator.clearFaults()
    const post = column.postFollows
      ? await runAction({ ...options, phase: 'post', inputs: given, state: run.state })
      : undefined
    return {
      ...cell,
      run,
      databases,
      post,
      afterPost: post && count(emulator, column.database),
      bystanderKept: count(emulator, BYSTANDER) === 1,
      sentElsewhere: elsewhere.connections(),
      limitMs: (column.phase === 'post' ? POST_TIMEOUT : timeout) * 1_000
    }
  } finally {
    await Promise.all([network.close(), elsewhere.close(), github.close(), emulator.close()])
  }
}

/** How many databases of the name there are, or of what the account makes of it. */
function count(emulator: Emulator, name: string): number {
  const names = new Set([name, emulator.behaviour.alterName(name)])
  return emulator.databases().filter(({ database_name }) => names.has(database_name)).length
}

function injectFault({ column, row }: Cell, emulator: Emulator, elsewhere: string): void {
  const { fault } = row
  if (fault === 'ordinary' || 'network' in fault) return
  emulator.inject({
    ...requestOf[column.hit],
    ...(fault.forMs === undefined ? { times: row.always === true ? Infinity : 1 } : { forMs: fault.forMs }),
    effect: fault.effect === true,
    reply: fault.reply(column.hit, elsewhere)
  })
}

function inputsOf(column: Column, emulator: Emulator, timeout: number): Record<string, string> {
  const { email, apiKey, apiUrl } = emulator
  const account = { email, api_key: apiKey, api_url: apiUrl }
  return { ...account, ...column.inputs, timeout: String(timeout) }
}

function optionsOf(column: Column, emulator: Emulator, gitHub: string): RunOptions {
  const seen = new Set<string>()
  const noteSecrets = (): string[] => {
    for (const { password, rest_token, read_only_rest_token } of emulator.databases()) {
      for (const secret of [password, rest_token, read_only_rest_token]) seen.add(secret)
    }
    return [...seen]
  }
  // A database that the step deletes has secrets too.
  noteSecrets()
  return {
    action: column.action,
    phase: column.phase,
    env: { GITHUB_API_URL: gitHub, GITHUB_EVENT_NAME: 'pull_request' },
    event: pullRequestEvent,
    secrets: noteSecrets,
    limitMs: 60_000
  }
}
