import { describe, expect, test } from '@jest/globals'
import { createRequestBody } from '../../../src/upstash/create-request.js'
import { AWS_REGIONS, GCP_REGIONS, nearestRegion, platformOf } from '../../../src/upstash/regions.js'
import { aWish } from '../../support/builders.js'

const WISH = aWish({ name: 'myredis' })
const BODY = {
  name: 'myredis',
  database_name: 'myredis',
  region: 'global',
  platform: 'aws',
  primary_region: 'us-east-1',
  tls: true
}

describe('the create request', () => {
  test('has both spellings of the API, and nothing that was not set', () => {
    expect(createRequestBody(WISH)).toStrictEqual(BODY)
  })

  test('holds the request of the documentation', () => {
    const body = createRequestBody({ ...WISH, readRegions: ['us-west-1', 'us-west-2'] })
    expect(body).toMatchObject({
      name: 'myredis',
      region: 'global',
      primary_region: 'us-east-1',
      read_regions: ['us-west-1', 'us-west-2'],
      tls: true
    })
  })

  test('has all that was set, falsy values included', () => {
    const wish = { ...WISH, readRegions: ['us-west-1'], tls: false, plan: 'payg', budget: 0, eviction: false }
    expect(createRequestBody(wish)).toStrictEqual({
      ...BODY,
      read_regions: ['us-west-1'],
      tls: false,
      plan: 'payg',
      budget: 0,
      eviction: false
    })
  })

  test('goes to Google Cloud for a region of Google Cloud', () => {
    expect(createRequestBody({ ...WISH, primaryRegion: 'us-central1' })).toStrictEqual({
      ...BODY,
      region: 'gcp-global',
      platform: 'gcp',
      primary_region: 'us-central1'
    })
  })
})

describe('regions', () => {
  test('that are known are on the right cloud and need no correction', () => {
    expect(AWS_REGIONS.map(platformOf)).toEqual(AWS_REGIONS.map(() => 'aws'))
    expect(GCP_REGIONS.map(platformOf)).toEqual(GCP_REGIONS.map(() => 'gcp'))
    expect([...AWS_REGIONS, ...GCP_REGIONS].map(nearestRegion)).toEqual(Array<undefined>(18).fill(undefined))
  })

  test.each([
    ['eu-west-3', 'aws'],
    ['us-gov-east-1', 'aws'],
    ['europe-west12', 'gcp'],
    ['southamerica-east1', 'gcp'],
    ['nonsense', 'aws']
  ])('that are not known are told by their spelling: %s is on %s', (region, platform) => {
    expect(platformOf(region)).toBe(platform)
  })

  test.each([
    ['us-east1', 'us-east-1'],
    ['us-esat-1', 'us-east-1'],
    ['eu-centrl-1', 'eu-central-1'],
    ['europe-west2', 'europe-west1']
  ])('that are misspelled have a nearest one: %s is like %s', (region, nearest) => {
    expect(nearestRegion(region)).toBe(nearest)
  })
})
