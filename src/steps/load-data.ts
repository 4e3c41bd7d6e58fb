import { ActionError } from '../errors.js'

/** What fills databases; loaded only by runs that need it, as it brings a Redis client with it. */
type Data = typeof import('../data/index.js')

/**
 * Loads what fills databases, and hands it to `task`.
 *
 * @throws ActionError for what is expected to go wrong: what is loaded has classes of its own for its errors
 */
export async function withData<T>(task: (data: Data) => Promise<T>): Promise<T> {
  try {
    return await task(await import('../data/index.js'))
  } catch (error) {
    const expected = error instanceof Error && /^(?:Input|Action)Error$/.test(error.name)
    throw expected ? new ActionError(error.message, { cause: error }) : error
  }
}
