/** Columns. A line of a log may be longer. */
const WIDTH = 80

type Fields = Readonly<Record<string, string>>

/** Prints a job as GitHub's page of it looks: titles of steps, what belongs to each below it. */
export class Screen {
  readonly #print: (line: string) => void
  readonly #opened = new Set<string>()

  /** `print` gets one line at a time, without its line break. */
  constructor(print: (line: string) => void) {
    this.#print = print
  }

  say(text: string): void {
    for (const line of text.split('\n')) this.#print(line)
  }

  heading(text: string): void {
    this.say(`\n── ${text} ${'─'.repeat(Math.max(0, WIDTH - text.length - 4))}`)
  }

  /** The title of a step. What it was given is unfolded the first time only, as it is the same again. */
  step(title: string, label: 'with' | 'env', given: Fields): void {
    const unfolded = !this.#opened.has(title) && Object.keys(given).length > 0
    this.#opened.add(title)
    this.say(`${unfolded ? '▾' : '▸'} ${title}`)
    if (unfolded) {
      this.say(`    ${label}:`)
      for (const [name, value] of Object.entries(given)) this.say(`      ${name}: ${value}`)
    }
  }

  /** Text that belongs to the step above. */
  log(text: string): void {
    if (text !== '') this.say(text.trimEnd().replaceAll(/^/gm, '  '))
  }

  /** One line for each field. */
  table(fields: Fields): void {
    const width = Math.max(...Object.keys(fields).map((name) => name.length))
    for (const [name, value] of Object.entries(fields)) this.log(`  ${name.padEnd(width)}  ${value}`)
  }
}
