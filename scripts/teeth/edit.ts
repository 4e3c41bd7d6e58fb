import type { Break } from './break.js'

/** The source with a break's edits. @throws Error if a text to replace is not there exactly once */
export function edited(source: string, { what, file, edits }: Break): string {
  let text = source
  for (const { before, after } of edits) {
    if (text.split(before).length !== 2) {
      throw new Error(
        `To break the code so that it ${what}, this must stand in ${file} exactly once:\n${before}`
      )
    }
    text = text.replace(before, () => after)
  }
  return text
}
