import { dist, unit, type Break } from './break.js'

const data = (file: string, name: string): Break['caughtBy'] => ({
  file: `__tests__/data/${file}.test.ts`,
  name
})

/** Breaks of what fills a database wholly or not at all, in order, and without a word of its data. */
export const DATA: readonly Break[] = [
  {
    what: 'sends a batch again although it took effect',
    file: 'src/data/writer.ts',
    edits: [{ before: 'if (marker === this.#unanswered && !repeatable)', after: "if (marker === '')" }],
    caughtBy: data('faults', '%s, wherever it strikes, leaves each line with one effect')
  },
  {
    what: 'writes on after another run has taken over',
    file: 'src/data/writer.ts',
    edits: [{ before: 'if (isOurs(marker, this.#token)) return', after: "if (marker !== '') return" }],
    caughtBy: data('filling', 'write nothing more once another one has taken over')
  },
  {
    what: 'takes the marker away before the data is there',
    file: 'src/data/fill.ts',
    edits: [
      {
        before: '    if (plan.seed !== undefined) done.push',
        after: '    await writer.finish()\n    if (plan.seed !== undefined) done.push'
      }
    ],
    caughtBy: data('filling', 'leaves the marker, and is begun anew by the next run')
  },
  {
    what: 'empties a database that is filled',
    file: 'src/data/claim.ts',
    edits: [{ before: "const empty = seen === '' && look.keys === 0", after: "const empty = seen === ''" }],
    caughtBy: data('filling', 'is left as it is if it has keys and no marker, for two commands')
  },
  {
    what: 'takes a filling that goes on for one that was cut off',
    file: 'src/data/claim.ts',
    edits: [{ before: 'const STILL_MS = 3_000', after: 'const STILL_MS = -1' }],
    caughtBy: data('filling', 'leave it filled once: %s')
  },
  {
    what: 'shows what a server repeats of a value',
    file: 'src/data/server-words.ts',
    edits: [
      {
        before: "if (word.length >= SHORTEST_HIDDEN) text = text.replaceAll(word, '…')",
        after: "text = word === '' ? text : text.trim()"
      }
    ],
    caughtBy: data('filling', '%s is named by its line, without a value')
  },
  {
    what: 'shows an unknown command, which may be a piece of a value',
    file: 'src/data/server-words.ts',
    edits: [{ before: ".replace(/(unknown (?:sub)?command).*$/is, '$1')", after: '' }],
    caughtBy: data('filling', '%s is named by its line, without a value')
  },
  {
    what: 'sends what stands before a line that is refused',
    file: 'src/steps/provide.ts',
    edits: [
      { before: '  const filling = await prepareFilling(inputs.filling)\n', after: '' },
      {
        before: '    publishDatabase(found, apiUrl, runner)\n',
        after:
          '    publishDatabase(found, apiUrl, runner)\n    const filling = await prepareFilling(inputs.filling)\n'
      }
    ],
    caughtBy: dist('seed', 'that cannot be sent stops the step before its first request')
  },
  {
    what: 'lets FLUSHALL through',
    file: 'src/data/refused.ts',
    edits: [{ before: "'FLUSHALL FLUSHDB SWAPDB'", after: "'FLUSHDB SWAPDB'" }],
    caughtBy: unit('data/seed', 'is refused for the line %s, by its number')
  },
  {
    what: 'resets what it only reuses',
    file: 'src/actions/provide.ts',
    edits: [{ before: "reset: request.ifExists === 'reset' && !created", after: 'reset: !created' }],
    caughtBy: unit('actions/provide', 'is nothing that reusing does')
  }
]
