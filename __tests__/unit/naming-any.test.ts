import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { deriveName, MAX_NAME_LENGTH, parseName, type Subject } from '../../src/naming.js'
import {
  derivation,
  nameOf,
  nameOwner,
  ownerIdentity,
  ref,
  refDerivation,
  subjectIdentity,
  THOROUGHLY,
  type Derivation
} from './any-subject.js'
import { anyText } from './any-text.js'
import { isNamedFor } from './named-for.js'

function writtenOut(subject: Subject): string {
  switch (subject.kind) {
    case 'pr':
      return `pr-${subject.number}`
    case 'run':
      return `run-${subject.runId}${subject.job === undefined ? '' : `-${subject.job}`}`
    case 'branch':
    case 'tag':
      return `${subject.kind}-${subject.ref}`
  }
}

const ending = ({ suffix: end }: Derivation): string => (end === undefined ? '' : `-${end}`)

describe('any derived name', () => {
  test('says what it was derived from, except for a branch or tag that is not written out', () => {
    fc.assert(
      fc.property(derivation, (from) => {
        const { owner, subject, suffix: end } = from
        const name = nameOf(from)
        const hashed = 'ref' in subject && !name.endsWith(`-${writtenOut(subject)}${ending(from)}`)
        expect(parseName(owner, name)).toStrictEqual({
          ...subject,
          ...(hashed && { ref: undefined }),
          suffix: end
        })
      }),
      THOROUGHLY
    )
  })

  test('is the name of its branch or tag, and of no other', () => {
    fc.assert(
      fc.property(refDerivation, fc.array(ref, { maxLength: 4 }), (from, others) => {
        const { owner, subject } = from
        const name = nameOf(from)
        const parsed = parseName(owner, name)
        const among = [subject.ref, ...others.filter((other) => other !== subject.ref)]
        expect(among.filter((one) => parsed && isNamedFor(owner, name, parsed, one))).toEqual([subject.ref])
      }),
      THOROUGHLY
    )
  })

  test('is that of no branch or tag if it is a pull request’s or a run’s', () => {
    fc.assert(
      fc.property(derivation, ref, (from, other) => {
        fc.pre(!('ref' in from.subject))
        const parsed = parseName(from.owner, nameOf(from))
        expect(parsed && isNamedFor(from.owner, nameOf(from), parsed, other)).toBe(false)
      }),
      THOROUGHLY
    )
  })

  test('is at most 40 characters of [a-z0-9-] and ends with one that is no hyphen', () => {
    expect(MAX_NAME_LENGTH).toBe(40)
    fc.assert(
      fc.property(derivation, (from) => {
        expect(nameOf(from)).toMatch(/^[a-z0-9-]{0,39}[a-z0-9]$/)
      }),
      THOROUGHLY
    )
  })

  test('is so for text that no repository or branch is made of', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (some, other, text) => {
        const owner = { repository: `${some}/${other}`, prefix: undefined }
        expect(deriveName(owner, { kind: 'branch', ref: text }, 'api')).toMatch(/^[a-z0-9-]{1,36}-api$/)
      }),
      THOROUGHLY
    )
  })

  test('holds the whole number or id, the whole job’s hash and the whole suffix', () => {
    fc.assert(
      fc.property(derivation, (from) => {
        const name = nameOf(from)
        expect(name.endsWith(ending(from))).toBe(true)
        if (!('ref' in from.subject)) expect(`${name}-`).toContain(`-${writtenOut(from.subject)}-`)
      }),
      THOROUGHLY
    )
  })

  test('depends on nothing but what tells owner and subject apart', () => {
    const names = new Map<string, string>()
    for (const from of fc.sample(derivation, THOROUGHLY)) {
      const identity = `${ownerIdentity(from.owner)} ${subjectIdentity(from)}`
      const name = nameOf({ ...from, subject: { ...from.subject } })
      expect(names.get(identity) ?? name).toBe(name)
      names.set(identity, name)
    }
    expect(names.size).toBeGreaterThan(5_000)
  })

  test('does not depend on the case of owner and repository', () => {
    fc.assert(
      fc.property(derivation, (from) => {
        const { repository, prefix } = from.owner
        for (const other of [repository.toUpperCase(), repository.toLowerCase()]) {
          const owner = { repository: other, prefix }
          expect(nameOf({ ...from, owner })).toBe(nameOf(from))
          expect(parseName(owner, nameOf(from))).toEqual(parseName(from.owner, nameOf(from)))
        }
      }),
      THOROUGHLY
    )
  })

  test('does not depend on the repository if there is a prefix', () => {
    fc.assert(
      fc.property(derivation, nameOwner, (from, { repository }) => {
        fc.pre(from.owner.prefix !== undefined)
        expect(nameOf({ ...from, owner: { ...from.owner, repository } })).toBe(nameOf(from))
      }),
      THOROUGHLY
    )
  })
})
