import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { runnerLog } from '../../../src/runner/log.js'
import { hostileTexts } from '../../support/hostile-texts.js'
import { parseCommand } from '../../support/workflow-commands.js'

beforeEach(() => {
  process.env['RUNNER_DEBUG'] = '1'
})
afterEach(() => {
  delete process.env['RUNNER_DEBUG']
  jest.restoreAllMocks()
})

test.each(['debug', 'info', 'notice', 'warning', 'group'] as const)(
  'a log line of the kind "%s" is one harmless line, whatever text is in it',
  (kind) => {
    for (const { text } of hostileTexts) {
      const written: string[] = []
      jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0)
      runnerLog[kind](text)
      jest.restoreAllMocks()
      const [line = '', ...more] = written
        .join('')
        .trimEnd()
        .split(/[\n\r]/)
      expect(more).toEqual([])
      expect(parseCommand(line)?.name).toBe(kind === 'info' ? undefined : kind)
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u200b\u202e]|##\[/u)
      expect(line.length).toBeLessThan(4_000)
    }
  }
)

test('what is only for debugging is not written at all unless the runner debugs', () => {
  delete process.env['RUNNER_DEBUG']
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  runnerLog.debug('GET example.test answered 200.')
  expect(write).not.toHaveBeenCalled()
})
