/** Reads server-sent events as the HTML standard says, one by one. */
import type { Target } from './rest-support.js'

export class EventSourceReader {
  readonly type: string | null
  readonly #gone: AbortController
  readonly #chunks: AsyncIterator<Uint8Array>
  #text = ''

  private constructor(response: Response, gone: AbortController) {
    if (response.status !== 200 || response.body === null) throw new Error(`no stream: ${response.status}`)
    this.type = response.headers.get('content-type')
    this.#gone = gone
    this.#chunks = (response.body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
  }

  static async open(
    { url, token }: Target,
    path: string,
    method = 'POST',
    body?: string
  ): Promise<EventSourceReader> {
    const gone = new AbortController()
    const authorization: Record<string, string> = path.includes('_token=') ? {} : { authorization: token }
    const headers = { accept: 'text/event-stream', ...authorization }
    const sent = body === undefined ? {} : { body }
    return new EventSourceReader(
      await fetch(`${url}${path}`, { method, headers, signal: gone.signal, ...sent }),
      gone
    )
  }

  /** The data of the next event. Rejects when the stream ends. */
  async next(): Promise<string> {
    for (;;) {
      const end = this.#text.indexOf('\n\n')
      if (end >= 0) {
        const lines = this.#text.slice(0, end).split('\n')
        this.#text = this.#text.slice(end + 2)
        if (!lines.every((line) => line.startsWith('data: '))) throw new Error(`no event: ${lines.join('|')}`)
        return lines.map((line) => line.slice('data: '.length)).join('\n')
      }
      const chunk = await this.#chunks.next()
      if (chunk.done === true) throw new Error('the stream has ended')
      this.#text += Buffer.from(chunk.value).toString()
    }
  }

  close(): void {
    this.#gone.abort()
  }
}
