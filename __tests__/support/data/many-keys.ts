import { chanceOf } from './chance.js'

/**
 * The commands that make so many keys, and three more: of every type, small and large, with any bytes in their names and
 * values, a third of them with an end.
 */
export function manyKeys(count: number): (string | Buffer)[][] {
  const chance = chanceOf(count)
  const bytes = (length: number): Buffer => Buffer.from(Array.from({ length }, () => chance.below(256)))
  const words = (many: number): Buffer[] => Array.from({ length: many }, () => bytes(1 + chance.below(30)))
  const commands: (string | Buffer)[][] = []
  for (let at = 0; at < count; at++) {
    const key = Buffer.concat([Buffer.from(`key:${at}:`), bytes(8)])
    const size = at % 50 === 0 ? 700 : 1 + chance.below(8)
    commands.push(...makersOf(key, { type: at % 6, size, bytes, words }))
    if (at % 3 === 0) commands.push(['PEXPIRE', key, String(36_000_000 + chance.below(1_000_000_000))])
  }
  commands.push(
    ['SET', 'plain', 'x'],
    ['SADD', 'numbers', '1', '2', '3'],
    ['SET', '', 'a key without a name']
  )
  return commands
}

interface Making {
  readonly type: number
  readonly size: number
  readonly bytes: (length: number) => Buffer
  readonly words: (many: number) => Buffer[]
}

function makersOf(key: Buffer, { type, size, bytes, words }: Making): (string | Buffer)[][] {
  switch (type) {
    case 0:
      return [['SET', key, bytes(size * 40)]]
    case 1:
      return [['RPUSH', key, ...words(size)]]
    case 2:
      return [['SADD', key, ...words(size)]]
    case 3:
      return [['HSET', key, ...words(size * 2)]]
    case 4:
      return [['ZADD', key, ...words(size).flatMap((word, score) => [`${score / 3}`, word])]]
    default:
      return [
        ...Array.from({ length: size }, (_, entry) => ['XADD', key, `${entry + 1}-7`, 'field', ...words(1)]),
        ['XGROUP', 'CREATE', key, 'readers', '0']
      ]
  }
}
