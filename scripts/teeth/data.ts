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
        before: '    if (seed !== undefined) done.push',
        after: '    await writer.finish()\n    if (seed !== undefined) done.push'
      }
    ],
    caughtBy: data('filling', 'leaves the marker, and is begun anew by the next run')
  },
  {
    what: 'empties a database that is filled',
    file: 'src/data/claim.ts',
    edits: [
      {
        before: 'if (textOf(marker) === seen && (emptying.length > 0 || size === 0)) {',
        after: 'if (textOf(marker) === seen) {'
      }
    ],
    caughtBy: data('filling', 'is left as it is if it gets its first key right before it would be filled')
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
    caughtBy: unit(
      'data/server-words',
      'what a server repeats of a command without quotes is not shown, the name of the command aside'
    )
  },
  {
    what: 'shows an unknown command, which may be a piece of a value',
    file: 'src/data/server-words.ts',
    edits: [{ before: ".replace(/(unknown (?:sub)?command).*$/is, '$1')", after: '' }],
    caughtBy: data('filling', '%s is named by its line, without a value')
  },
  {
    what: 'takes what a server repeats of a value for a limit of its own, and shows it',
    file: 'src/data/server-words.ts',
    edits: [{ before: "const [own = ''] = words.split(/['\"`]/)", after: 'const own = words' }],
    caughtBy: data('filling', '%s is named by its line, without a value')
  },
  {
    what: 'copies half of a source whose filling was cut off, if one pattern hides the marker',
    file: 'src/data/source-keys.ts',
    edits: [{ before: 'if (marked === 1)', after: 'if (marked === 2)' }],
    caughtBy: data('copy', 'of a database whose own filling was cut off is an error, with %j')
  },
  {
    what: 'sends what stands before a line that is refused',
    file: 'src/steps/provide.ts',
    edits: [
      {
        before: '    const filling = await prepareFilling(inputs.filling, place, collaborators)\n',
        after: ''
      },
      {
        before: '    publishDatabase(found, handOver, runner)\n',
        after:
          '    publishDatabase(found, handOver, runner)\n    const filling = await prepareFilling(inputs.filling, place, collaborators)\n'
      },
      {
        before: 'beforeChange: filling.findSource',
        after: 'beforeChange: undefined'
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
  },
  {
    what: 'copies where code of somebody else may run',
    file: 'src/data/foreign-code.ts',
    edits: [
      {
        before: "if (eventName === 'pull_request_target')",
        after: "if (eventName === 'pull_request_targets')"
      }
    ],
    caughtBy: unit('data/foreign-code', 'is refused: %s')
  },
  {
    what: 'copies personal data that is to stay behind',
    file: 'src/data/source-keys.ts',
    edits: [
      {
        before: 'unwanted?.some((pattern) => fits(pattern, key)) !== true',
        after: 'unwanted !== undefined'
      }
    ],
    caughtBy: data(
      'copy',
      'has the keys that fit a pattern and none of those to be left, and then those of the seed'
    )
  },
  {
    what: 'empties a database for a copy that is too large',
    file: 'src/data/fill.ts',
    edits: [{ before: '  await origin.keys()\n', after: '' }],
    caughtBy: data('copy', 'of more keys than the limit is an error, before anything is copied or emptied')
  },
  {
    what: 'gives a copied key as long to live as it had when it was read, however late it is written',
    file: 'src/data/pour-copy.ts',
    edits: [{ before: 'ttl - (now - readAt)', after: 'ttl + 0 * (now - readAt) + 90_000' }],
    caughtBy: data('copy', 'has every key with its type, its bytes and its end, and the source is as it was')
  },
  {
    what: 'replaces the database that it is to copy from',
    file: 'src/actions/provide.ts',
    edits: [
      {
        before: "if (!existing || ifExists === 'reset') await collaborators.beforeChange?.()",
        after: ''
      }
    ],
    caughtBy: dist('copy', 'by the id of the database itself fails with %s')
  }
]
