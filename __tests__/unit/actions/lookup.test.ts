import { describe, expect, test } from '@jest/globals'
import { namedExactly } from '../../../src/actions/lookup.js'
import { messageOf } from '../../../src/errors.js'
import { BadReply } from '../../../src/http/errors.js'
import { aSummary } from '../../support/builders.js'
import { thrownBy } from '../../support/thrown.js'

const orders = (id: string, state?: string) => aSummary({ database_id: id, database_name: 'orders', state })

describe('the databases of a name', () => {
  test('are found however odd the ids of others are', () => {
    const others = ['legacy:eu/17', '../orders', ''].map((database_id) => aSummary({ database_id }))
    expect(namedExactly([...others, orders('id-1')], 'orders')).toEqual([orders('id-1')])
  })

  test.each(['legacy:eu/17', '../orders', 'x?credentials=hide', '..', '%2e%2e', ''])(
    'are an error if one of them has the id %j, which cannot be part of an address',
    (id) => {
      const error = thrownBy(() => namedExactly([orders('id-1'), orders(id)], 'orders'))
      expect(error).toBeInstanceOf(BadReply)
      expect(messageOf(error)).toMatch(/^The database "orders" is listed with an unusable `database_id` \(/)
      expect(messageOf(error)).toContain(`("${id}")`)
    }
  )

  test('are those that are there: one whose state is deleted is not', () => {
    const all = [
      orders('id-1', 'deleted'),
      orders('id-2', 'suspended'),
      orders('id-3'),
      orders('id-4', 'active')
    ]
    expect(namedExactly(all, 'orders').map(({ database_id }) => database_id)).toEqual([
      'id-2',
      'id-3',
      'id-4'
    ])
  })
})
