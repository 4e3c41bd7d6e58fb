import { jobKey } from '../../src/name-parts.js'
import { deriveName, type NameOwner, type Subject } from '../../src/naming.js'

const number = 12
const runId = '7123456789'
const job = jobKey('build', '')

/** What people name databases by hand, and what only looks like a derived name: no repository or prefix has these. */
export const namesByHand: readonly string[] = [
  ...['acme-shop', 'acme-shop-', 'acme-shop-main', 'acme-shop-production', 'acme-shop-staging', 'ci-123'],
  ...['pr-7', 'pr-7-api', 'run-7', 'branch-main', 'tag-v1', '-pr-7', `${number}`],
  ...['', '-', '-0', '-07', '-7x', '-x7', '-7e0', '-+7', '--7', '-7.5', '-7_0', '-٧', '-7-', '-7--api'].map(
    (which) => `acme-shop-pr${which}`
  ),
  ...['7-api-x', '7-ninechars', '7-API', '7-ä', '9007199254740993', '99999999999999999999'].map(
    (which) => `acme-shop-pr-${which}`
  ),
  // These begin like the name of the pull request that the tests are about.
  ...['-', 'x', '-API', '-api-x', '-7-api'].map((end) => `acme-shop-pr-${number}${end}`),
  ...['', '-', '-7-', '-07', '-7x', '-7-00000', '-7-00000-api', '-7-api-x', `-7-${job}-`].map(
    (which) => `acme-shop-run${which}`
  ),
  ...[`7-${job}-api-x`, '7-ninechars', '12345678901234567'].map((which) => `acme-shop-run-${which}`),
  ...['branch', 'branch-', 'branch--main', 'branch-main-', 'branch-Main', 'branch-feature/x'].map(
    (end) => `acme-shop-${end}`
  ),
  ...['branch-main-eu-west', 'branch-main-ninechars', 'tag-v1.2', 'tag-v1-2-3', 'tag-'].map(
    (end) => `acme-shop-${end}`
  ),
  ...['ACME-shop-pr-7', 'Acme-Shop-pr-7', 'acme-shop-PR-7', 'acme-shop-Branch-main', 'acme-shop-run-7-API'],
  ...[
    'acme_shop_pr_7',
    'acme.shop.pr.7',
    'acme/shop-pr-7',
    'acme shop pr 7',
    ' acme-shop-pr-7',
    'acme-shop-pr-7 '
  ]
]

/** Whose databases have names like those of `acme/shop`. */
const neighbours: readonly NameOwner[] = [
  ...['acme/shop-pr', 'acme/shop-run', `acme/shop-pr-${number}`, 'acme/shop-api', 'acme/sho', 'acme/shops'],
  ...['acme/shop.', 'acme/shop_', 'acme/-shop', 'acme-shop/pr', 'acm/eshop', 'acm/shop', 'acmee/shop'],
  ...['my-acme/shop', 'other/shop', 'acme-shop/shop']
].map((repository) => ({ repository, prefix: undefined }))

const prefixes: readonly NameOwner[] = [
  'acme',
  'shop',
  'acme-shop-',
  '-acme-shop',
  'acme-shop-pr',
  'acmeshop'
].map((prefix) => ({ repository: 'acme/shop', prefix }))

const subjects: readonly Subject[] = [
  { kind: 'pr', number },
  { kind: 'branch', ref: 'main' },
  { kind: 'branch', ref: 'feature/x' },
  { kind: 'tag', ref: 'v1.2.3' },
  { kind: 'run', runId, job: undefined },
  { kind: 'run', runId, job }
]

/** 200 different names that are not those of `acme/shop`, though they look like them. */
export const confusableNames: readonly string[] = [
  ...new Set([
    ...namesByHand,
    ...[...prefixes, ...neighbours].flatMap((owner) => subjects.map((subject) => deriveName(owner, subject))),
    ...[...prefixes, ...neighbours].map((owner) => deriveName(owner, { kind: 'pr', number }, 'api'))
  ])
].slice(0, 200)
