/**
 * Which part of src/ may import which: a room imports only from rooms further down this list, and from the leaves, the
 * files directly in src/. `npm test` checks it.
 */
const ROOMS = [
  'entries',
  'steps',
  'comment',
  'report',
  'inputs',
  'actions',
  'data',
  'runner',
  '(github|upstash|local-database)',
  'http'
]
const LEAF = '^src/[^/]+$'

const downwards = ROOMS.slice(1).map((room, at) => ({
  name: `src/${room} does not import from above`,
  comment: `Move what both need to a room that both may import from. The order is: ${ROOMS.join(', ')}, leaves.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: `^src/(${ROOMS.slice(0, at + 1).join('|')})/` }
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no circle',
      comment: 'Two modules that need each other are one module, or share a third.',
      severity: 'error',
      from: {},
      to: { circular: true }
    },
    ...downwards,
    {
      name: 'a leaf imports leaves only',
      comment: 'What a leaf needs besides belongs into one of the rooms, and so does the leaf.',
      severity: 'error',
      from: { path: LEAF },
      to: { path: '^src/[^/]+/' }
    },
    {
      name: 'GitHub, Upstash and a local database do not know each other',
      severity: 'error',
      from: { path: '^src/(github|upstash|local-database)/' },
      to: { path: '^src/(github|upstash|local-database)/', pathNot: '^src/$1/' }
    },
    {
      name: 'only the runner talks to the runner',
      comment: 'Everything else gets what it needs from a Runner, so that tests can give it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/runner/' },
      to: { path: 'node_modules/@actions/core/' }
    },
    {
      name: 'only the transport sends',
      comment:
        'Every request goes through the one retry layer and the one deadline. host-names.ts opens no connection.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/http/(transport|host-names)\\.ts$' },
      to: {
        path: '(node_modules/@actions/http-client/|^(node:)?(https?|net|tls)$)',
        dependencyTypesNot: ['type-only']
      }
    },
    {
      name: 'the Redis client is loaded when it is needed',
      comment: 'It is in a bundle of its own: import src/data/index.ts by import(), or types only.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/data/' },
      to: {
        path: '^src/data/(?!readiness|ping)',
        dependencyTypesNot: ['type-only', 'type-import', 'dynamic-import']
      }
    },
    {
      name: 'only the connection knows the Redis client',
      comment: 'What is sent again, and in which order, is decided in src/data/writer.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/data/(connection|commands)\\.ts$' },
      to: { path: 'node_modules/(ioredis|@ioredis)/' }
    },
    {
      name: 'src/ stands alone',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(emulator|scripts|__tests__)/' }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true
  }
}
