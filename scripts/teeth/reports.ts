import { dist, unit, type Break } from './break.js'

/** Breaks of what summaries say, and of how. */
export const REPORTS: readonly Break[] = [
  {
    what: 'lets foreign text be markup in a summary',
    file: 'src/markup.ts',
    edits: [{ before: `.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')`, after: '' }],
    caughtBy: unit('markup', 'the foreign text %j is shown as it is: no tag, no entity, one line')
  },
  {
    what: 'lets GitHub make mentions and links of foreign text in a summary',
    file: 'src/markup.ts',
    edits: [{ before: '`<code>${escaped(text)}</code>`', after: 'escaped(text)' }],
    caughtBy: unit('report/database', 'with the name %j has the tags it always has')
  },
  {
    what: 'writes a summary that is not wanted',
    file: 'src/steps/provide.ts',
    edits: [{ before: 'if (!jobSummary) return', after: '' }],
    caughtBy: dist('summary', 'is not written with `job_summary: false`: no file is touched')
  },
  {
    what: 'fails for want of a summary',
    file: 'src/runner/summary.ts',
    edits: [{ before: 'log.warning(', after: 'throw new Error(' }],
    caughtBy: dist('summary', 'that cannot be written is a warning, and the outputs are there')
  },
  {
    what: 'writes known secrets into a summary',
    file: 'src/runner/start.ts',
    edits: [{ before: 'secrets.redact(markdown)', after: 'markdown' }],
    caughtBy: dist('summary', 'has *** where a name repeats a secret')
  },
  {
    what: 'writes a summary that is larger than GitHub takes',
    file: 'src/report/sweep.ts',
    edits: [{ before: 'if (room.left < 0) break', after: '' }],
    caughtBy: unit('report/sweep', 'is cut, with a count, before it is larger than GitHub takes')
  }
]
