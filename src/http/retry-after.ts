/**
 * A `Retry-After` header in milliseconds from `now`, in either of its forms: seconds or an HTTP date (RFC 9110, 10.2.3).
 * Undefined for anything else; a date in the past is 0.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  const trimmed = value.trim()
  if (/^\d+$/.test(trimmed)) return Number(trimmed) * 1000
  // Date.parse reads far more than HTTP dates; all three forms of those start with the name of a day.
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(trimmed)) return undefined
  // The oldest of the three forms leaves out "GMT", which all of them mean.
  const date = Date.parse(trimmed.endsWith('GMT') ? trimmed : `${trimmed} GMT`)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
