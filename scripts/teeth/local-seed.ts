import { dist, unit, type Break } from './break.js'

/** Breaks of how a local database is filled. */
export const LOCAL_SEED: readonly Break[] = [
  {
    what: 'starts a local database for a seed file that cannot be sent',
    file: 'src/steps/local-database.ts',
    edits: [
      {
        before:
          '    const seed = seedFile && (await withData(({ readSeed }) => readSeed(seedFile, deadline)))\n',
        after: ''
      },
      {
        before: '    const created = request',
        after:
          '    const seed = seedFile && (await withData(({ readSeed }) => readSeed(seedFile, deadline)))\n    const created = request'
      }
    ],
    caughtBy: unit('steps/local', 'starts nothing for a seed file that cannot be sent')
  },
  {
    what: 'publishes a local database that cannot be filled',
    file: 'src/steps/local-database.ts',
    edits: [
      {
        before: '    if (seed) await withData',
        after: '    publish(local, { created, exportEnv })\n    if (seed) await withData'
      }
    ],
    caughtBy: dist(
      'local-seed',
      'ends with a step that the server refuses a line, and nothing is left or published'
    )
  },
  {
    what: 'fills a local database for as long as it takes',
    file: 'src/steps/local-database.ts',
    edits: [{ before: 'runner.clock, timeoutSeconds,', after: 'runner.clock, 60 + timeoutSeconds,' }],
    caughtBy: dist(
      'local-seed',
      'is given up if that takes longer than the timeout, even if Redis itself hangs'
    )
  },
  {
    what: 'replaces the data in a Redis of somebody else',
    file: 'src/data/fill-local.ts',
    edits: [{ before: "'created' : 'reused'", after: "'created' : 'reset'" }],
    caughtBy: dist('local-seed', 'keeps the data of somebody else, and a notice says so')
  },
  {
    what: 'empties every database of a Redis to fill one',
    file: 'src/data/claim.ts',
    edits: [{ before: "[['FLUSHDB']]", after: "[['FLUSHALL']]" }],
    caughtBy: dist(
      'local-seed',
      'is filled anew if its filling was cut off, and its other databases are not touched'
    )
  },
  {
    what: 'leaves the local database of a fork’s run empty',
    file: 'src/inputs/preview.ts',
    edits: [{ before: 'seedFile: readSeedFile(input, context)', after: 'seedFile: undefined' }],
    caughtBy: unit(
      'inputs/preview',
      'with `without_secrets: local`, the seed file is read, and only whether a copy is wanted'
    )
  },
  {
    what: 'says nothing of a copy that a fork’s run does not make',
    file: 'src/steps/outputs.ts',
    edits: [{ before: 'const without = copyWanted', after: 'const without = !copyWanted' }],
    caughtBy: unit('steps/local', 'copies nothing, and says so')
  }
]
