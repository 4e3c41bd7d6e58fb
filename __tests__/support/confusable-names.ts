import { deriveName } from '../../src/naming.js'

const number = 12

/** What people might name by hand next to the databases of `acme/shop`, and what nearly is one of its names. */
const byHand = [
  'acme-shop',
  'acme-shop-',
  'acme-shop-pr-',
  `acme-shop-pr-0${number}`,
  `acme-shop-pr-${number}x`,
  `acme-shop-pr-${number}e0`,
  `acme-shop-pr-${number}-copy`,
  `acme-shop-pr--${number}`,
  `acme-shop--pr-${number}`,
  `acme-shop-pr-+${number}`,
  `acme-shop-pr-${number} `,
  ` acme-shop-pr-${number}`,
  `ACME-shop-pr-${number}`,
  `acme_shop_pr_${number}`,
  `acme.shop.pr.${number}`,
  `acme/shop-pr-${number}`,
  `my-acme-shop-pr-${number}`,
  `shop-pr-${number}`,
  `pr-${number}`,
  `${number}`,
  'acme-shop-pr-0',
  'acme-shop-pr-99999999999999999999'
]

/** Repositories whose databases have names like those of `acme/shop`. */
const neighbours = [
  'acme/shop-pr',
  `acme/shop-pr-${number}`,
  'acme/shop-api',
  'acme/sho',
  'acme/shops',
  'acme/shop.',
  'acme/shop_',
  'acme/-shop',
  'acme-shop/pr',
  'acme-/shop',
  'acm/eshop',
  'acm/shop',
  'acmee/shop',
  'other/shop',
  'acme-shop/shop'
]

/** 200 different names that are not those of `acme/shop`, though they look like them. */
export const confusableNames: readonly string[] = [
  ...new Set([
    ...byHand,
    ...neighbours.flatMap((repository) => [
      deriveName({ repository, pullRequest: number }),
      deriveName({ repository, ref: 'refs/heads/main' }),
      deriveName({ repository, ref: `refs/heads/pr-${number}` })
    ]),
    ...Array.from({ length: 100 }, (_, at) =>
      deriveName({ repository: `acme/shop${at}`, pullRequest: number })
    ),
    ...Array.from({ length: 100 }, (_, at) =>
      deriveName({ repository: `acme${at}/shop`, pullRequest: number })
    )
  ])
].slice(0, 200)
