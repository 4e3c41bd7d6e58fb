/** What every `action.yml` says. */
export const common = {
  author: 'the upstash-redis-action authors',
  branding: { icon: 'database', color: 'green' },
  using: 'node24',
  postIf: 'always()'
} as const
