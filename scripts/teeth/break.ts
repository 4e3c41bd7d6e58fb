/** One way to break the code, and the test that must notice. */
export interface Break {
  /** What the broken code does. */
  readonly what: string
  /** The source file, from the root of the repository. */
  readonly file: string
  /** Texts that occur exactly once in the file, and what stands there instead. */
  readonly edits: readonly { readonly before: string; readonly after: string }[]
  readonly caughtBy: TestName
}

export interface TestName {
  /** From the root of the repository. */
  readonly file: string
  /** Of a test, or of the `describe` around it. */
  readonly name: string
}

const simulation = (name: string): TestName => ({ file: '__tests__/simulation/simulation.test.ts', name })
export const ANY_STEPS = simulation('any steps at once, names unique')
export const CREATING = simulation('creating steps at once, names unique')
export const IN_TURN = simulation('one step after another, names not unique')

const inFolder =
  (folder: string) =>
  (file: string, name: string): TestName => ({ file: `__tests__/${folder}/${file}.test.ts`, name })
export const unit = inFolder('unit')
export const dist = inFolder('dist')
export const reliability = inFolder('reliability')
export const emulator = inFolder('emulator')
export const workflows = inFolder('workflows')
