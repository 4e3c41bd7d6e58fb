import { closest } from 'fastest-levenshtein'

/** The cloud a database runs on, as the API's `platform`. */
export type Platform = 'aws' | 'gcp'

/** The `primary_region` values of Upstash's own OpenAPI file, August 2026. New ones are let through with a warning. */
export const AWS_REGIONS: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'sa-east-1',
  'ap-south-1',
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'af-south-1'
]
export const GCP_REGIONS: readonly string[] = ['us-central1', 'us-east4', 'europe-west1', 'asia-northeast1']

const KNOWN: readonly string[] = [...AWS_REGIONS, ...GCP_REGIONS]

/** The cloud of a region, told by its spelling if it is not known: `us-east-1` is AWS's way, `us-east4` Google's. */
export function platformOf(region: string): Platform {
  if (AWS_REGIONS.includes(region)) return 'aws'
  return /[a-z]\d+$/.test(region) ? 'gcp' : 'aws'
}

/** The known region that looks most like `region`; undefined if `region` itself is known. */
export function nearestRegion(region: string): string | undefined {
  return KNOWN.includes(region) ? undefined : closest(region, KNOWN)
}
