/**
 * What fills databases with data, and the Redis client it does that with: a bundle of its own (`dist/data/`), which the
 * actions load when they need it.
 */
export { fill, type CopyPlan, type FillPlan } from './fill.js'
export { fillLocal } from './fill-local.js'
export type { GivenCollaborators } from './collaborators.js'
export type { Occasion } from './claim.js'
export { readSeed } from './read-seed.js'
export type { Seed, SeedFile } from './seed.js'
export { refuseCopy } from './foreign-code.js'
