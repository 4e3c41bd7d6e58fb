import { describe, expect, test } from '@jest/globals'
import { sleep, systemClock } from '../../../src/http/clock.js'
import { VirtualClock } from '../../support/virtual-clock.js'

describe('sleep', () => {
  test('ends after its time and leaves no timer behind', async () => {
    const clock = new VirtualClock()
    await clock.run(sleep(clock, 1234, new AbortController().signal))
    expect(clock.elapsed).toBe(1234)
    expect(clock.pending).toBe(0)
  })

  test('ends at once with the reason when it is aborted, and calls its timer off', async () => {
    const clock = new VirtualClock()
    const controller = new AbortController()
    clock.schedule(300, () => {
      controller.abort(new Error('stop'))
    })
    await expect(clock.run(sleep(clock, 1000, controller.signal))).rejects.toThrow('stop')
    expect(clock.elapsed).toBe(300)
    expect(clock.pending).toBe(0)
  })

  test('does not begin when it is aborted already', async () => {
    const clock = new VirtualClock()
    await expect(sleep(clock, 1000, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop')
    expect(clock.pending).toBe(0)
  })
})

describe('the system clock', () => {
  test('calls back', async () => {
    await new Promise<void>((resolve) => {
      systemClock.schedule(0, resolve)
    })
  })

  test('does not call what was called off', async () => {
    const called: string[] = []
    const callOff = systemClock.schedule(0, () => called.push('first'))
    await new Promise<void>((resolve) => {
      callOff()
      systemClock.schedule(1, resolve)
    })
    expect(called).toEqual([])
  })

  test('tells the time and throws dice', () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000)
    expect(systemClock.random()).toBeGreaterThanOrEqual(0)
    expect(systemClock.random()).toBeLessThan(1)
  })
})
