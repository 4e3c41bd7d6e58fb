import fc from 'fast-check'

/**
 * What happens to one request. `effect`: whether the server had carried it out by then. A mishap never lies (a success
 * without the effect, an empty list of a full account): no client can see through that.
 */
export type Mishap =
  | { kind: 'none' }
  | { kind: 'refused' }
  | { kind: 'reset'; effect: boolean }
  | { kind: 'cut body' }
  | { kind: 'silence'; effect: boolean }
  /** The host name is looked up and never found: nothing is sent, and nothing calls that off, only an attempt's limit ends it. */
  | { kind: 'look-up' }
  | { kind: 'status'; status: number; effect: boolean; retryAfter?: string }
  | { kind: 'garbage'; body: string }
  /** The connection is lost, and the request takes effect only later. */
  | { kind: 'late effect'; ms: number }
  | { kind: 'slow'; ms: number }
  | { kind: 'redirect' }
  | { kind: 'denied'; status: number }
  /** The process is gone as it sends the request. */
  | { kind: 'crash'; effect: boolean }

/** The longest a request may take effect after it was sent. The post step looks for ten seconds. Milliseconds. */
const LATEST_EFFECT_MS = 8_000
/** Replaced by an HTTP date five seconds ahead when the reply is sent. */
export const IN_FIVE_SECONDS = 'in five seconds'

const effect = fc.boolean()

const common: fc.Arbitrary<Mishap> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Mishap>({ kind: 'none' }) },
  { weight: 1, arbitrary: fc.constant<Mishap>({ kind: 'refused' }) },
  { weight: 3, arbitrary: effect.map((happened): Mishap => ({ kind: 'reset', effect: happened })) },
  { weight: 1, arbitrary: fc.constant<Mishap>({ kind: 'cut body' }) },
  { weight: 1, arbitrary: effect.map((happened): Mishap => ({ kind: 'silence', effect: happened })) },
  { weight: 1, arbitrary: fc.constant<Mishap>({ kind: 'look-up' }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(408, 500, 502, 503, 504), effect)
      .map(([status, happened]): Mishap => ({ kind: 'status', status, effect: happened }))
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(undefined, '0', '3', '99999999', IN_FIVE_SECONDS, 'soon')
      .map((retryAfter): Mishap => ({
        kind: 'status',
        status: 429,
        effect: false,
        ...(retryAfter !== undefined && { retryAfter })
      }))
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('', 'null', '<html>Welcome</html>', '{"database_id":"../../x"}', 'half', 'no endpoint')
      .map((body): Mishap => ({ kind: 'garbage', body }))
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1_000, max: 20_000 }).map((ms): Mishap => ({ kind: 'slow', ms }))
  }
)

const rare: fc.Arbitrary<Mishap> = fc.oneof(
  fc.constant<Mishap>({ kind: 'redirect' }),
  fc.constantFrom(400, 401, 403).map((status): Mishap => ({ kind: 'denied', status })),
  effect.map((happened): Mishap => ({ kind: 'crash', effect: happened }))
)

const late = fc
  .integer({ min: 100, max: LATEST_EFFECT_MS })
  .map((ms): Mishap => ({ kind: 'late effect', ms }))

/**
 * The mishaps of one step's requests, in order; further requests go well. Without `lateEffects`, a lost request has had
 * its effect by then or never will.
 */
export function mishapList({
  lateEffects,
  mostMishaps
}: {
  lateEffects: boolean
  mostMishaps: number
}): fc.Arbitrary<Mishap[]> {
  const mishap = fc.oneof(
    { weight: 16, arbitrary: common },
    { weight: 1, arbitrary: rare },
    { weight: lateEffects ? 1 : 0, arbitrary: late }
  )
  return fc.array(mishap, { maxLength: mostMishaps, size: 'max' })
}
