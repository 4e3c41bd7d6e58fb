/** A failure explained to the user: what happened, why, what to do next. Its message is the one `::error::` line. */
export class ActionError extends Error {
  override name = 'ActionError'
}

/** An input that cannot be used. Thrown before any request is sent. */
export class InputError extends ActionError {
  override name = 'InputError'
}

/** What happened, without what to do next: for a line that says it is being tried again. */
export function briefOf(error: unknown): string {
  return error instanceof Error && 'brief' in error && typeof error.brief === 'string'
    ? error.brief
    : messageOf(error)
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
