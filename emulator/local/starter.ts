/** The step that started this process, at the other end of its standard input and output. */
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { isObject, parseJson, stringField } from '../../src/json.js'
import { KEEP, type LocalAnswer, type LocalRequest } from '../../src/local-database/protocol.js'

export class Starter {
  readonly #output: Writable
  readonly #request: Promise<LocalRequest>
  #kept = false

  /** `abandoned` is called if the step ends before it has said KEEP. */
  constructor(input: Readable, output: Writable, abandoned: () => void) {
    this.#output = output
    // Nobody reads any more once the step has ended.
    output.on('error', () => undefined)
    const lines = createInterface({ input })
    this.#request = new Promise((resolve) => {
      lines.on('line', (line) => {
        if (line === KEEP) this.#kept = true
        else resolve(requestOf(line))
      })
    })
    lines.on('close', () => {
      if (!this.#kept) abandoned()
    })
  }

  /** What it asks for; never settles if it ends before it has asked. */
  async request(): Promise<LocalRequest> {
    return this.#request
  }

  /** @param said is called once it is out of this process, or nobody reads it */
  say(answer: LocalAnswer, said?: () => void): void {
    this.#output.write(`${JSON.stringify(answer)}\n`, said)
  }
}

function requestOf(line: string): LocalRequest {
  const request = parseJson(line)
  return { redis_url: isObject(request) ? stringField(request, 'redis_url') : undefined }
}
