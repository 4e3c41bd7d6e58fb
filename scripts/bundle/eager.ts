import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '../../__tests__/support/root.js'

/**
 * For each bundle that `npm run bench` times, the names of the functions that an ordinary run of it calls. `npm run profile`
 * writes it. In other bundles V8 compiles each function when it is called.
 */
export const PROFILE_FILE = join(repositoryRoot, 'scripts', 'bundle', 'profile.json')

/** @throws Error if the file is missing or is no JSON */
export async function readProfile(): Promise<Readonly<Record<string, readonly string[]>>> {
  return JSON.parse(await readFile(PROFILE_FILE, 'utf8')) as Record<string, readonly string[]>
}

/** One function of a module as terser prints it; inner functions stand further in. */
const FUNCTION = /^ {4}((?:async )?function (\w+)\([^]*?^ {4}\})$/gm

/**
 * Puts the functions that an ordinary run calls in parentheses. V8 takes a function in parentheses for one that is called
 * at once, and compiles it as it reads the file; any other it only skims then, and reads again when it is first called.
 * Those that no ordinary run calls would only make the file take longer. Lines stay where they are.
 *
 * @param source a bundle as terser prints it, two spaces a level
 */
export function compileAtOnce(source: string, called: ReadonlySet<string>): string {
  return source.replace(FUNCTION, (whole: string, declaration: string, name: string) =>
    called.has(name) ? `    var ${name} = (${declaration});` : whole
  )
}

/** The functions of a bundle, in parentheses or not, and where each begins. */
export function functionsOf(source: string): { name: string; offset: number }[] {
  const functions = source.matchAll(/^ {4}(?:var \w+ = \()?(?=(?:async )?function (\w+)\()/gm)
  return Array.from(functions, ({ 0: before, 1: name = '', index }) => ({
    name,
    offset: index + before.length
  }))
}
