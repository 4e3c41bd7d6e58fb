/**
 * Controls, format characters such as direction marks and zero-width ones, and the two Unicode line separators. No
 * literal: V8 would look the properties up while it loads the file, a third of a millisecond for every run.
 */
const INVISIBLE = '[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+'
/** Most text: told apart first, so that few runs look those properties up. */
const PRINTABLE_ASCII = /^[ -~]*$/
const CONTROL = /[^ -~\u00a0-\uffff]/
const ESCAPE = String.fromCharCode(27)
/** What may follow the escape character in a terminal sequence (ECMA-48): a control sequence, a string, or one letter. */
const AFTER_ESCAPE = /^(?:\[[0-?]*[ -/]*[@-~]|\][ -~\u00a0-\uffff]*|[@-Z\\^_])/

/** The user part of an address: up to the last `@` before the path. */
const USER_PART = /\b(https?:[\\/]*|[a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#\\]*@/gi
/** Up to the last `@` at all: a Redis password may hold any sign. */
const REDIS_USER_PART = /\b(rediss?:\/\/)[^\s"'<>]*@/gi
/** The same in a text that was cut before the `@`. */
const CUT_USER_PART = /\b(https?:[\\/]*|[a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#\\]*:[^\s/?#\\]*$/gi

/**
 * Foreign text made safe to print: one line, no terminal escapes, no invisible characters, at most `limit` characters,
 * and nothing the runner would read as a workflow command. The user part of an address, which may be a password nobody has
 * masked yet, becomes `***`. The runner takes a line that starts with `::`, or that has
 * `##[` anywhere in it, for a command (actions/runner, ActionCommand.cs).
 */
export function plain(text: string, limit = 1000): string {
  // Cut first: a megabyte of junk is not worth cleaning.
  const cut = text.length > limit * 2 ? text.slice(0, limit * 2) : text
  const [before = '', ...escaped] = cut.split(ESCAPE)
  const unescaped = before + escaped.map((part) => part.replace(AFTER_ESCAPE, '')).join('')
  const visible = PRINTABLE_ASCII.test(unescaped)
    ? unescaped
    : unescaped.replace(new RegExp(INVISIBLE, 'gu'), ' ')
  const line = withoutUserParts(visible, cut.length < text.length)
    .replace(/ {2,}/g, ' ')
    .trim()
  const harmless = line.replace(/##\[/g, '# #[').replace(/^:+/, (colons) => colons.split('').join(' '))
  return harmless.length > limit ? `${harmless.slice(0, limit)}…` : harmless
}

function withoutUserParts(text: string, cut: boolean): string {
  if (!text.includes(':')) return text
  const whole = text.replace(REDIS_USER_PART, '$1***@').replace(USER_PART, '$1***@')
  return cut ? whole.replace(CUT_USER_PART, '$1***') : whole
}

/** `text` in quotation marks, safe to print and short, for naming what somebody gave us. */
export function quoted(text: string): string {
  return `"${plain(text, 100)}"`
}

/** True if `text` holds a control character: a line break, an escape, a NUL. */
export function hasControlCharacters(text: string): boolean {
  return CONTROL.test(text)
}

/** `0.4 s`. */
export function inSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

/** `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1] ?? ''}`
}

/** `text` as a part of a URL. Half a character, which JSON can hold and UTF-8 cannot, becomes the replacement character. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'))
}
