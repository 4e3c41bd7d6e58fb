import type { Break } from './break.js'
import { COMMENTS } from './comments.js'
import { DATA } from './data.js'
import { DELETIONS } from './deletions.js'
import { EVIDENCE_FOR_BELIEF } from './evidence-for-belief.js'
import { EVIDENCE_FOR_DELETION } from './evidence-for-deletion.js'
import { GRAMMAR } from './grammar.js'
import { INPUTS } from './inputs.js'
import { LIMITS } from './limits.js'
import { LOCAL } from './local.js'
import { LOCAL_SEED } from './local-seed.js'
import { REST } from './rest.js'
import { NAMES } from './names.js'
import { READINESS } from './readiness.js'
import { REPORTS } from './reports.js'
import { NETWORK } from './network.js'
import { RETRIES } from './retries.js'
import { SECRETS } from './secrets.js'
import { STAND_INS } from './stand-ins.js'
import { SWEEP } from './sweep.js'
import { SWEEP_REFS } from './sweep-refs.js'
import { SWEEP_RUNS } from './sweep-runs.js'

/** The breaks the suite must catch, each by one named test. */
export const BREAKS: readonly Break[] = [
  ...SECRETS,
  ...RETRIES,
  ...READINESS,
  ...NAMES,
  ...DELETIONS,
  ...EVIDENCE_FOR_DELETION,
  ...EVIDENCE_FOR_BELIEF,
  ...INPUTS,
  ...GRAMMAR,
  ...LIMITS,
  ...REPORTS,
  ...COMMENTS,
  ...DATA,
  ...SWEEP,
  ...SWEEP_RUNS,
  ...SWEEP_REFS,
  ...NETWORK,
  ...STAND_INS,
  ...LOCAL,
  ...LOCAL_SEED,
  ...REST
]
