export interface Chance {
  /** A whole number from 0 on, less than `limit`. */
  below(limit: number): number
  of<T>(choices: readonly T[]): T
}

/** Chance that is the same each time for a seed. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  return {
    below,
    of: (choices) => {
      const chosen = choices[below(choices.length)]
      if (chosen === undefined) throw new Error('There is nothing to choose from')
      return chosen
    }
  }
}
