/** Programs beside the step's own, on this machine. */
export interface Programs {
  /** Starts a bundle of `dist/` in the background, with nothing of the step's own variables. */
  readonly launch: (bundle: string, args: readonly string[]) => Launched
  /** The command line of a running process; undefined if there is none of this id. */
  readonly commandLine: (pid: number) => string | undefined
  /** Ends a process: politely, or at once and without its say. */
  readonly end: (pid: number, how: 'politely' | 'at once') => void
}

/** A program that runs until it ends by itself, whatever becomes of the step. */
export interface Launched {
  /** Undefined if it could not be started. */
  readonly pid: number | undefined
  /** The next line that it says; undefined once it says nothing more. */
  readonly line: () => Promise<string | undefined>
  readonly tell: (line: string) => void
  /** The step need not wait for it any more; the program is told nothing more either. */
  readonly release: () => void
}

/** What tells a local server from every other process. */
export interface LocalServer {
  readonly pid: number
  /** It stands in the server's command line, and in no other. */
  readonly id: string
}
