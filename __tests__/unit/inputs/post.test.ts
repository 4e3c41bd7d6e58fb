import { describe, expect, test } from '@jest/globals'
import { InputError } from '../../../src/errors.js'
import { readPostInputs } from '../../../src/inputs/post.js'
import { anAccount, aRecord, aRunner, CREDENTIALS, type Inputs } from '../../support/builders.js'
import { thrownBy } from '../../support/thrown.js'

const SETTINGS = { delete_after_job: 'true', api_url: 'https://api.example.test/v2' }

function read(state: Inputs, inputs: Inputs = CREDENTIALS) {
  const runner = aRunner(inputs)
  runner.saveState(state)
  return { result: readPostInputs(runner), runner }
}

describe('the post step', () => {
  test.each<[string, Inputs]>([
    ['the user keeps the database', { ...SETTINGS, database_ids: 'id-1', delete_after_job: 'false' }],
    ['the main step created nothing', SETTINGS],
    ['the main step was refused what it had planned', { ...SETTINGS, planned_name: '' }],
    ['the main step ended before it could send a request', { planned_name: 'orders' }],
    ['there was no main step', {}]
  ])('has nothing to do if %s', (_why, state) => {
    expect(read(state).result).toBeUndefined()
  })

  test.each<[string, Inputs, Parameters<typeof aRecord>[0]]>([
    ['a database that was created', { database_ids: 'id-1' }, { databaseIds: ['id-1'] }],
    [
      'a request whose outcome is not known',
      { planned_name: 'orders', planned_at: '5', last_sent_at: '9', uncertain: 'true' },
      { plannedName: 'orders', plannedAt: 5, lastSentAt: 9, uncertain: true }
    ]
  ])('has the record of %s', (_what, state, record) => {
    expect(read({ ...SETTINGS, ...state }).result?.record).toEqual(aRecord(record))
  })

  test('sends the key, masked, to the address that the main step used, whatever the inputs say by now', () => {
    const now = {
      ...CREDENTIALS,
      delete_after_job: '',
      api_url: 'https://elsewhere.example/v2',
      timeout: 'x'
    }
    const { result, runner } = read({ ...SETTINGS, database_ids: 'id-1' }, now)
    expect(result?.account()).toEqual(anAccount({ apiUrl: SETTINGS.api_url }))
    expect(runner.log.texts('mask')).toContain(CREDENTIALS.api_key)
  })

  test('has its record even if the runner gives it no credentials', () => {
    const { result } = read({ ...SETTINGS, database_ids: 'id-1' }, {})
    expect(result?.record.databaseIds).toEqual(['id-1'])
    expect(thrownBy(() => result?.account())).toBeInstanceOf(InputError)
  })
})
