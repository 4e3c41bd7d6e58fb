import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

/** Both streams of a child process: each as one text, and merged line by line in order of arrival. */
export class OutputLines {
  readonly lines: string[] = []
  #stdout = ''
  #stderr = ''

  get stdout(): string {
    return this.#stdout
  }

  get stderr(): string {
    return this.#stderr
  }

  /** Starts reading; call before anything arrives. */
  constructor(stdout: Readable, stderr: Readable) {
    this.#collect(stdout, (text) => (this.#stdout += text))
    this.#collect(stderr, (text) => (this.#stderr += text))
  }

  #collect(stream: Readable, keep: (text: string) => void): void {
    const decoder = new StringDecoder('utf8')
    let rest = ''
    const take = (text: string): void => {
      keep(text)
      // The runner ends a line at \n, \r\n or a lone \r; a \r at the very end may still get its \n.
      const parts = (rest + text).split(/\r\n|\n|\r(?!$)/)
      rest = parts.pop() ?? ''
      this.lines.push(...parts)
    }
    stream.on('data', (chunk: Buffer) => {
      take(decoder.write(chunk))
    })
    stream.on('end', () => {
      take(decoder.end())
      const last = rest.replace(/\r$/, '')
      if (last !== '') this.lines.push(last)
    })
  }
}
