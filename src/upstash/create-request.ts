import { platformOf } from './regions.js'

/** What a new database shall be. */
export interface DatabaseWish {
  name: string
  primaryRegion: string
  readRegions: readonly string[]
  tls: boolean
  /** These three are left to Upstash if undefined. */
  plan: string | undefined
  /** Dollars a month. */
  budget: number | undefined
  eviction: boolean | undefined
}

/** The API's `region` for a primary region: `global` on AWS, `gcp-global` on Google Cloud. */
function apiRegion(primaryRegion: string): 'global' | 'gcp-global' {
  return platformOf(primaryRegion) === 'gcp' ? 'gcp-global' : 'global'
}

/**
 * The body of `POST /v2/redis/database`, in both spellings at once: the present OpenAPI file asks for `database_name` and
 * `platform`, Upstash's other current documentation and clients send `name` and `region`. Unknown keys are ignored.
 */
export function createRequestBody(wish: DatabaseWish): Readonly<Record<string, unknown>> {
  return {
    name: wish.name,
    database_name: wish.name,
    region: apiRegion(wish.primaryRegion),
    platform: platformOf(wish.primaryRegion),
    primary_region: wish.primaryRegion,
    ...(wish.readRegions.length > 0 && { read_regions: wish.readRegions }),
    tls: wish.tls,
    ...(wish.plan !== undefined && { plan: wish.plan }),
    ...(wish.budget !== undefined && { budget: wish.budget }),
    ...(wish.eviction !== undefined && { eviction: wish.eviction })
  }
}
