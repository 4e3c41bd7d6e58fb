/** Runs commands for the REST plane: what it does not offer is refused, the rest is Redis' own answer. */
import type { Reply } from './resp.js'
import { inRedisTerms, inUpstashTerms } from './rest-dialect.js'
import { translate } from './rest-errors.js'
import type { RestExchange } from './rest-exchange.js'
import { refusal, sizeOf } from './rest-refusals.js'
import type { Command } from './rest-request.js'
import type { ScriptFlags } from './rest-script-flags.js'

export interface CommandRules {
  /** Bytes of a command's name and arguments. */
  maxBytes: number
  flags: ScriptFlags
}

/** How much of a pipeline is with Redis at a time, so that few replies to it wait there. */
const BATCH_COMMANDS = 64
const BATCH_BYTES = 1024 * 1024

interface Planned {
  command: Command
  refusal: string | undefined
}

/** One reply for each command, in order. Commands whose turn has not come are not sent until replies are taken. */
export async function* runPipeline(
  exchange: RestExchange,
  commands: Command[],
  { maxBytes, flags }: CommandRules
): AsyncGenerator<Reply, undefined> {
  const planned = commands.map((command) => ({ command, refusal: refusal(command, maxBytes) }))
  for (const batch of batches(planned)) {
    const sent = batch.filter((each) => each.refusal === undefined)
    exchange.write(sent.map(({ command }) => toRedis(command, flags)))
    for (const { command, refusal } of batch)
      yield refusal === undefined
        ? fromRedis(command, await exchange.reply(), flags)
        : { kind: 'error', text: refusal }
  }
}

/** One reply for each command, or a single error when the transaction was discarded. */
export async function runTransaction(
  exchange: RestExchange,
  commands: Command[],
  { maxBytes, flags }: CommandRules
): Promise<AsyncGenerator<Reply, undefined> | (Reply & { kind: 'error' })> {
  const refused = commands.map((command) => refusal(command, maxBytes)).find((text) => text !== undefined)
  if (refused !== undefined) return { kind: 'error', text: refused }
  exchange.write([['MULTI'], ...commands.map((command) => toRedis(command, flags)), ['EXEC']])
  await exchange.reply()
  let culprit: string | undefined
  for (const command of commands) {
    const queued = worded(await exchange.reply(), command)
    if (queued.kind === 'error') culprit ??= queued.text
  }
  const outcome = await exchange.opened()
  if (outcome.kind === 'opened') return results(exchange, commands, flags)
  // The command that could not be queued says more than EXECABORT; which of them Upstash shows is not known.
  const text = culprit ?? (outcome.kind === 'error' ? outcome.text : undefined)
  if (text === undefined) throw new Error('the Redis server answered a transaction with something else')
  return { kind: 'error', text }
}

async function* results(
  exchange: RestExchange,
  commands: Command[],
  flags: ScriptFlags
): AsyncGenerator<Reply, undefined> {
  for (const command of commands) yield fromRedis(command, await exchange.reply(), flags)
}

function toRedis(command: Command, flags: ScriptFlags): Command {
  return flags.toRedis(inRedisTerms(command))
}

function fromRedis(command: Command, reply: Reply, flags: ScriptFlags): Reply {
  return flags.fromRedis(command, inUpstashTerms(command, worded(reply, command)))
}

function worded(reply: Reply, [name]: Command): Reply {
  return reply.kind === 'error' ? { kind: 'error', text: translate(reply.text, name) } : reply
}

function* batches(planned: Planned[]): Generator<Planned[], undefined> {
  let batch: Planned[] = []
  let bytes = 0
  for (const each of planned) {
    batch.push(each)
    bytes += sizeOf(each.command)
    if (batch.length < BATCH_COMMANDS && bytes < BATCH_BYTES) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}
