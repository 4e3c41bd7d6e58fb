import { describe, expect, test } from '@jest/globals'
import { Deadline } from '../../../src/http/deadline.js'
import { AttemptTimeout, Cancelled, DeadlineExceeded } from '../../../src/http/errors.js'
import { VirtualClock } from '../../support/virtual-clock.js'

const never = (): Promise<never> => new Promise(() => undefined)

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('the task noticed'))
    })
  })
}

function begin(seconds: number): { clock: VirtualClock; deadline: Deadline; cancel: AbortController } {
  const clock = new VirtualClock()
  const cancel = new AbortController()
  return { clock, cancel, deadline: new Deadline(clock, seconds, cancel.signal) }
}

describe('a deadline', () => {
  test('counts down and never below zero', async () => {
    const { clock, deadline } = begin(5)
    expect(deadline.remainingMs).toBe(5000)
    await clock.run(
      new Promise<void>((resolve) => {
        clock.schedule(3000, resolve)
      })
    )
    expect(deadline.remainingMs).toBe(2000)
    await clock.run(
      new Promise<void>((resolve) => {
        clock.schedule(9000, resolve)
      })
    )
    expect(deadline.remainingMs).toBe(0)
  })

  test('aborts its signal when it is reached, not before', async () => {
    const { clock, deadline } = begin(5)
    await clock.run(
      new Promise<void>((resolve) => {
        clock.schedule(4999, resolve)
      })
    )
    expect(deadline.signal.aborted).toBe(false)
    await clock.run(
      new Promise<void>((resolve) => {
        deadline.signal.addEventListener('abort', () => {
          resolve()
        })
      })
    )
    expect(clock.elapsed).toBe(5000)
    expect(deadline.signal.reason).toBeInstanceOf(DeadlineExceeded)
  })

  test.each(['before', 'during'])('is ended by a cancellation %s it, with its reason', async (when) => {
    const clock = new VirtualClock()
    const cancel = new AbortController()
    const reason = new Cancelled('The run was cancelled (SIGINT).')
    if (when === 'before') cancel.abort(reason)
    const deadline = new Deadline(clock, 5, cancel.signal)
    if (when === 'during') cancel.abort(reason)
    expect(deadline.signal.reason).toBe(reason)
    await expect(deadline.attempt(1000, never)).rejects.toBe(reason)
  })

  test('leaves no timer behind once released, and cannot be cancelled any more', () => {
    const { clock, deadline, cancel } = begin(5)
    deadline.release()
    cancel.abort(new Cancelled('too late'))
    expect(clock.pending).toBe(0)
    expect(deadline.signal.aborted).toBe(false)
  })
})

describe('an attempt', () => {
  test('gives what its task gives, and leaves no timer of its own behind', async () => {
    const { clock, deadline } = begin(5)
    await expect(deadline.attempt(1000, () => Promise.resolve('done'))).resolves.toBe('done')
    await expect(deadline.attempt(1000, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    deadline.release()
    expect(clock.pending).toBe(0)
  })

  test.each([
    ['heeds its signal', untilAborted],
    ['is deaf to its signal', never]
  ])('ends after its limit when the task %s', async (_what, task) => {
    const { clock, deadline } = begin(60)
    const attempt = clock.run(deadline.attempt(15_000, task))
    await expect(attempt).rejects.toThrow(new AttemptTimeout('no answer within 15 s'))
    expect(clock.elapsed).toBe(15_000)
    expect(deadline.signal.aborted).toBe(false)
  })

  test.each([
    ['heeds its signal', untilAborted],
    ['is deaf to its signal', never]
  ])('ends with the deadline when that comes first and the task %s', async (_what, task) => {
    const { clock, deadline } = begin(5)
    await expect(clock.run(deadline.attempt(15_000, task))).rejects.toBeInstanceOf(DeadlineExceeded)
    expect(clock.elapsed).toBe(5000)
  })

  test('ends with the deadline, not as an attempt, when both come at the same moment', async () => {
    const { clock, deadline } = begin(15)
    await expect(clock.run(deadline.attempt(15_000, never))).rejects.toBeInstanceOf(DeadlineExceeded)
  })

  test('ends at once when the run is cancelled, whatever the task does', async () => {
    const { clock, deadline, cancel } = begin(60)
    const reason = new Cancelled('cancelled')
    clock.schedule(700, () => {
      cancel.abort(reason)
    })
    await expect(clock.run(deadline.attempt(15_000, never))).rejects.toBe(reason)
    expect(clock.elapsed).toBe(700)
  })

  test('is not begun after the deadline', async () => {
    const { deadline, cancel } = begin(5)
    cancel.abort(new Cancelled('cancelled'))
    const tasks: string[] = []
    await expect(
      deadline.attempt(1000, () => {
        tasks.push('begun')
        return never()
      })
    ).rejects.toBeInstanceOf(Cancelled)
    expect(tasks).toEqual([])
  })

  test('hands its task a signal of its own, which another attempt does not share', async () => {
    const { clock, deadline } = begin(60)
    const signals: AbortSignal[] = []
    const task = (signal: AbortSignal): Promise<never> => {
      signals.push(signal)
      return never()
    }
    await expect(clock.run(deadline.attempt(1000, task))).rejects.toBeInstanceOf(AttemptTimeout)
    await expect(clock.run(deadline.attempt(1000, task))).rejects.toBeInstanceOf(AttemptTimeout)
    expect(signals).toHaveLength(2)
    expect(signals[0]).not.toBe(signals[1])
  })
})
