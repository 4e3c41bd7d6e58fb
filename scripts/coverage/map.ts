import { SourceMap, type SourceMapPayload } from 'node:module'

/** A place in a source file; line and column count from 0. */
export interface Origin {
  readonly source: string
  readonly line: number
  readonly column: number
}

/** A generated text and its source map. */
export class MappedText {
  readonly #text: string
  readonly #map: SourceMap
  readonly #lineStarts: readonly number[]

  /** Throws when `map` is not the JSON of a version 3 source map. */
  constructor(text: string, map: string) {
    const payload: unknown = JSON.parse(map)
    if (!isSourceMap(payload)) throw new Error('Not a version 3 source map')
    this.#text = text
    this.#lineStarts = [0, ...Array.from(text.matchAll(/\n/g), (match) => match.index + 1)]
    this.#map = new SourceMap(payload)
  }

  get length(): number {
    return this.#text.length
  }

  /** Where a line and column of the generated text are in it; a column behind the line's end counts as its end. */
  offsetOf(line: number, column: number): number {
    const [start = 0, next = this.#text.length + 1] = this.#lineStarts.slice(line, line + 2)
    return Math.min(start + column, next - 1)
  }

  /** Every character that is not blank, with the place it comes from. */
  *origins(): Generator<Origin & { offset: number }> {
    for (const [line, text] of this.#text.split('\n').entries()) {
      for (let column = 0; column < text.length; column++) {
        if (text.charCodeAt(column) <= 32) continue
        const entry = this.#map.findEntry(line, column)
        // Without an entry of its own line, the last one of an earlier line comes back.
        if (!('originalLine' in entry) || entry.generatedLine !== line) continue
        yield {
          offset: this.offsetOf(line, column),
          source: entry.originalSource,
          line: entry.originalLine,
          // Maps name the start of a token only; behind it both texts go on alike.
          column: entry.originalColumn + column - entry.generatedColumn
        }
      }
    }
  }
}

function isSourceMap(value: unknown): value is SourceMapPayload {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 3 &&
    'mappings' in value &&
    typeof value.mappings === 'string' &&
    'sources' in value &&
    Array.isArray(value.sources)
  )
}
