import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isNamePrefix, isSuffix, jobKey } from '../../src/name-parts.js'
import { deriveName, parseName, type NameOwner, type ParsedName, type Subject } from '../../src/naming.js'
import {
  derivation,
  derivationOf,
  lookalikes,
  nameOf,
  nameOwner,
  repositoriesIn,
  shareNames,
  subjectIdentity,
  THOROUGHLY,
  type Derivation
} from './any-subject.js'

const shop: NameOwner = { repository: 'acme/shop', prefix: undefined }

function sameThing(one: Derivation, other: Derivation): boolean {
  return shareNames(one.owner, other.owner) && subjectIdentity(one) === subjectIdentity(other)
}

const jobs = [undefined, ...['build', 'test'].map((job) => jobKey(job, ''))]
/** Subjects and suffixes that differ in nothing but where one word ends and what it is called. */
const CLOSE: readonly Omit<Derivation, 'owner'>[] = [undefined, 'a', 'api', '1', '00000', ...jobs].flatMap(
  (suffix) =>
    [
      ...['1', '12'].flatMap((runId) => jobs.map((job): Subject => ({ kind: 'run', runId, job }))),
      ...[1, 12].map((number): Subject => ({ kind: 'pr', number })),
      ...['1', 'a', 'a-a', 'a/a', 'A', 'a-1', 'a-api', 'a1', '', '-', 'é'].flatMap((ref): Subject[] => [
        { kind: 'branch', ref },
        { kind: 'tag', ref }
      ])
    ].map((subject) => ({ subject, suffix }))
)

/** All that a name seems to be derived from, if one only looks at its words. */
function readings(name: string): Derivation[] {
  const words = name.split('-')
  return words.flatMap((kind, border) => {
    const base = words.slice(0, border).join('-')
    const owners: NameOwner[] = [
      ...repositoriesIn(base).map((repository) => ({ repository, prefix: undefined })),
      ...[base].filter(isNamePrefix).map((prefix) => ({ ...shop, prefix }))
    ]
    return subjectsIn(kind, words.slice(border + 1)).flatMap((of) =>
      owners.map((owner) => ({ owner, ...of }))
    )
  })
}

function subjectsIn(kind: string, which: readonly string[]): Omit<Derivation, 'owner'>[] {
  const last = which.at(-1) ?? ''
  const ends = [
    { text: which.join('-'), suffix: undefined },
    ...(isSuffix(last) ? [{ text: which.slice(0, -1).join('-'), suffix: last }] : [])
  ]
  return ends.flatMap(({ text, suffix }) =>
    [text, text.replaceAll('-', '/')].flatMap((ref): Omit<Derivation, 'owner'>[] => {
      const [first = '', job] = ref.split('-')
      const isNumber = /^[1-9]\d{0,11}$/.test(first)
      if (kind === 'branch' || kind === 'tag') return [{ subject: { kind, ref }, suffix }]
      if (kind === 'pr' && isNumber) return [{ subject: { kind, number: Number(first) }, suffix }]
      const isJob = job === undefined || (/^[0-9a-z]{5}$/.test(job) && job !== '00000')
      return kind === 'run' && isNumber && isJob ? [{ subject: { kind, runId: first, job }, suffix }] : []
    })
  )
}

/** What a name says as the subject it was derived from; undefined if it holds a hash of a branch or tag. */
function subjectOf(parsed: ParsedName): Subject | undefined {
  if (parsed.kind === 'pr' || parsed.kind === 'run') return parsed
  return parsed.ref === undefined ? undefined : { kind: parsed.kind, ref: parsed.ref }
}

describe('a derived name', () => {
  test('is that of no other subject, among thousands of those that look alike', () => {
    const some = fc.sample(nameOwner, { ...THOROUGHLY, numRuns: 20 })
    const byName = new Map<string, Derivation>()
    for (const owner of [shop, ...some].flatMap((one) => [one, ...lookalikes(one)])) {
      for (const of of CLOSE) {
        const from = { owner, ...of }
        const name = nameOf(from)
        const before = byName.get(name) ?? from
        if (!sameThing(before, from)) expect({ name, from }).toEqual({ name, from: before })
        byName.set(name, from)
      }
    }
    expect(byName.size).toBeGreaterThan(10_000)
  })

  test('is not what another subject’s name would be if it were read in another way', () => {
    fc.assert(
      fc.property(derivation, (from) => {
        const name = nameOf(from)
        const alike = readings(name).filter((one) => nameOf(one) === name && !sameThing(one, from))
        expect(alike).toEqual([])
      }),
      THOROUGHLY
    )
  })

  test('says nothing to any other owner', () => {
    fc.assert(
      fc.property(derivation, nameOwner, fc.nat(), (from, stranger, which) => {
        const alike = lookalikes(from.owner)
        for (const other of [stranger, alike[which % alike.length] ?? stranger]) {
          if (!shareNames(other, from.owner)) expect(parseName(other, nameOf(from))).toBeUndefined()
        }
      }),
      THOROUGHLY
    )
  })

  test('says nothing any more if one character of it is another, unless it is another derived name', () => {
    const changed = derivation.chain((from) =>
      fc.tuple(
        fc.constant(from),
        fc.nat({ max: nameOf(from).length }),
        fc.constantFrom('', '-', '0', 'a', 'A', ' ', '_', '-0', '-api')
      )
    )
    const read = { again: 0, not: 0 }
    fc.assert(
      fc.property(changed, fc.boolean(), ([from, at, text], replaces) => {
        const name = nameOf(from)
        const other = name.slice(0, at) + text + name.slice(replaces ? at + 1 : at)
        const parsed = parseName(from.owner, other)
        if (parsed === undefined) read.not++
        else read.again++
        if (parsed === undefined) return
        expect(other).toMatch(/^[a-z0-9-]{1,40}$/)
        const subject = subjectOf(parsed)
        if (subject !== undefined) expect(deriveName(from.owner, subject, parsed.suffix)).toBe(other)
      }),
      THOROUGHLY
    )
    expect(Math.min(read.again, read.not)).toBeGreaterThan(1_000)
  })
})

describe('a prefix', () => {
  const subjects = fc.sample(derivationOf(shop), { ...THOROUGHLY, numRuns: 500 })
  const namesOf = (owner: NameOwner): string[] => subjects.map((from) => nameOf({ ...from, owner }))

  test('that says owner and name of a repository shares the names of that repository', () => {
    const same = { repository: 'other/app', prefix: 'acme-shop' }
    const short = subjects.filter((from) => nameOf(from).startsWith('acme-shop-'))
    expect(short.length).toBeGreaterThan(300)
    for (const from of short) {
      expect(nameOf({ ...from, owner: same })).toBe(nameOf(from))
      expect(parseName(same, nameOf(from))).toEqual(parseName(shop, nameOf(from)))
    }
  })

  test.each(['my-acme/shop', 'acme/shop.js', 'acme/shop-pr'])(
    'that says those of %s shares nothing, as its own names have a hash',
    (repository) => {
      const prefix = repository.replace(/[/.]/g, '-')
      const own = new Set(namesOf({ repository, prefix: undefined }))
      expect(namesOf({ repository, prefix }).filter((name) => own.has(name))).toEqual([])
    }
  )
})
