/** How many times as long `work` takes on the large input as on the small one beside it; each the best of ten. */
export function timesAsLong<T>(work: (input: T) => void, { large, small }: { large: T; small: T }): number {
  const best = (input: T): number => {
    const took = Array.from({ length: 10 }, () => {
      const start = performance.now()
      work(input)
      return performance.now() - start
    })
    return Math.min(...took)
  }
  // Below a tenth of a millisecond the clock says more than the work.
  return best(large) / Math.max(best(small), 0.1)
}
