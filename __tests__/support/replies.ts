/** The reply of the issue, word for word: Upstash's own documentation before September 2025. */
export const DOCUMENTED_REPLY = {
  database_id: '93e3a3e-342c-4683-ba75-344c08ae143b',
  database_name: 'global-test',
  database_type: 'Pay as You Go',
  region: 'global',
  type: 'paid',
  port: 32559,
  creation_time: 1674596896,
  state: 'active',
  password: 'dd1803832a2746309e118373549e574d',
  user_email: 'support@upstash.com',
  endpoint: 'steady-stud-32559.upstash.io',
  tls: false,
  rest_token: 'AX8vACQgOTMyY2UyYy00NjgzLWJhNzUtMzQ0YzA4YWUxNDNiZMyYTI3NDYzMDllMTE4MzczNTQ5ZTU3NGQ=',
  read_only_rest_token: 'An8vACQg2UtMzQyYy00NjgzLWJhNzUtMzQ0YzA4YBVsUsyn19xDnTAvjbsiq79GRDrURNLzIYIOk='
} as const

/** A reply with nothing but what a connection cannot do without. */
export const SMALLEST_REPLY = { database_id: 'id-1', endpoint: 'busy-bee-1.upstash.io' } as const
