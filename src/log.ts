/** Where a step says what it does. Every method takes one line of text; implementations make it safe to print. */
export interface Log {
  debug(line: string): void
  info(line: string): void
  notice(line: string): void
  warning(line: string): void
}
