import * as core from '@actions/core'
import type { Log } from '../log.js'
import { plain } from '../text.js'

/** Warnings and errors name what is left behind, so they may be longer than other lines. Characters. */
export const LONG_LINE = 3_000

/** The job's log. Whatever is logged is made harmless here, so that no caller can forget it. */
export const runnerLog: Log = {
  debug: (line) => {
    // The runner would drop it.
    if (core.isDebug()) core.debug(plain(line))
  },
  info: (line) => {
    core.info(plain(line))
  },
  notice: (line) => {
    core.notice(plain(line))
  },
  warning: (line) => {
    core.warning(plain(line, LONG_LINE))
  },
  group: (title) => {
    core.startGroup(plain(title))
  },
  endGroup: () => {
    core.endGroup()
  }
}
