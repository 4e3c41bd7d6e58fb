/** Where a step says what it does. Every method takes one line of text; implementations make it safe to print. */
export interface Log {
  debug(line: string): void
  info(line: string): void
  notice(line: string): void
  warning(line: string): void
  /** Folds what is logged until `endGroup` under a title. Groups do not nest. */
  group(title: string): void
  endGroup(): void
}
