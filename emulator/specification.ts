/**
 * Which values Upstash's OpenAPI file allows in a create request (upstash/docs, devops/developer-api/openapi.yml). That
 * af-south-1 is no read region, and that Google Cloud has none at all, stands there as well.
 */
const AWS_READ_REGIONS = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1'],
  ...['eu-central-1', 'eu-west-1', 'eu-west-2', 'sa-east-1', 'ap-south-1'],
  ...['ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2']
]
const GCP_REGIONS = ['us-central1', 'us-east4', 'europe-west1', 'asia-northeast1']
const PRIMARY_REGIONS = [...AWS_READ_REGIONS, 'af-south-1', ...GCP_REGIONS]
const PLANS = [
  ...['free', 'payg', 'fixed_250mb', 'fixed_1gb', 'fixed_5gb', 'fixed_10gb'],
  ...['fixed_50gb', 'fixed_100gb', 'fixed_500gb']
]

/** Seen in 2023 behind another product's API; the Developer API's own text is not known, nor the others below. */
const WRONG_PRIMARY = 'Invalid request, primary region might be wrong. Please reach support@upstash.com'

/** The values of a create request, the empty text for one that is not given. */
export interface CreateValues {
  readonly region: string
  readonly platform: string
  readonly primaryRegion: string
  readonly readRegions: readonly string[]
  readonly plan: string
}

/** What `change-plan` takes besides: Upstash's own command line says "pro" and "paid" there. */
const OLDER_PLANS = ['pro', 'paid']

export function isPlan(plan: string): boolean {
  return PLANS.includes(plan) || OLDER_PLANS.includes(plan)
}

/** Whether a database of this primary region can have these read regions. */
export function areReadRegions(regions: readonly string[], primaryRegion: string): boolean {
  const known = platformOf(primaryRegion) === 'aws' ? AWS_READ_REGIONS : []
  return regions.every((region) => known.includes(region))
}

/** The platform a region belongs to; a region that is not known counts as one of AWS. */
export function platformOf(region: string): 'aws' | 'gcp' {
  return GCP_REGIONS.includes(region) ? 'gcp' : 'aws'
}

/** What is wrong with the first value that the specification does not allow, or that does not fit the others. */
export function valueProblem(values: CreateValues): string | undefined {
  const { platform, primaryRegion, readRegions, plan } = values
  if (!['', 'aws', 'gcp'].includes(platform)) return 'invalid platform'
  if (!PRIMARY_REGIONS.includes(primaryRegion)) return WRONG_PRIMARY
  if (!agreeOnPlatform(values)) return 'primary region is not of this platform'
  if (!areReadRegions(readRegions, primaryRegion)) return 'invalid read region'
  return plan === '' || PLANS.includes(plan) ? undefined : 'invalid plan'
}

/**
 * Of `region`, `global` is AWS and `gcp-global` Google Cloud. Without `platform`, `global` goes with a primary region of
 * either: Upstash's own command line sends it so.
 */
function agreeOnPlatform({ region, platform, primaryRegion }: CreateValues): boolean {
  const there = platformOf(primaryRegion)
  if (platform === '') return region === 'global' || there === 'gcp'
  return platform === there && (region === '' || (region === 'gcp-global') === (there === 'gcp'))
}
