/**
 * Hides registered values the way the runner's log does: the value, each of its lines, its URI-encoded form and its
 * base64 form (whole, and from its second and third byte on, as it appears inside longer base64 texts).
 */
export class Masker {
  readonly #forms = new Set<string>()

  add(value: string): void {
    for (const part of [value, ...value.split(/[\r\n]+/)]) {
      if (part === '') continue
      const bytes = Buffer.from(part)
      const encoded = [0, 1, 2].map((shift) => bytes.subarray(shift).toString('base64'))
      for (const form of [part, encodeURIComponent(part), ...encoded]) if (form !== '') this.#forms.add(form)
    }
  }

  /** The text with every registered form replaced by `***`; overlapping ones by a single `***`. */
  mask(text: string): string {
    const hidden: [number, number][] = []
    for (const form of this.#forms) {
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
        hidden.push([at, at + form.length])
    }
    hidden.sort(([a], [b]) => a - b)
    let masked = ''
    let done = 0
    let first = true
    for (const [start, end] of hidden) {
      if (first || start > done) masked += `${text.slice(done, start)}***`
      done = Math.max(done, end)
      first = false
    }
    return masked + text.slice(done)
  }
}
