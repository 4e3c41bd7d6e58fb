import { join } from 'node:path'
import { repositoryRoot } from '../../__tests__/support/root.js'
import { checkCoverage } from '../coverage/check.js'
import { runChecks } from './checks.js'
import { runJest } from './jest.js'
import { step } from './steps.js'

const coverageFolder = join(repositoryRoot, 'build', 'coverage')

/** `npm test`: all tests and checks. The last line is always `N passed, N failed`; exit code 0 only if all is well. */
async function main(): Promise<void> {
  const [counts, checks] = await Promise.all([runJest(coverageFolder), runChecks()])
  const coverage = await step('coverage', 'Test the lines named above.', async () => {
    const { ok, report } = await checkCoverage(coverageFolder)
    return { ok, output: report }
  })
  const results = [...checks, coverage]
  console.log('')
  for (const { name, ok, output } of results) {
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`)
    if (output !== '' && (!ok || name === 'coverage')) console.log(output.replaceAll(/^/gm, '  '))
  }
  const broken = results.filter(({ ok }) => !ok)
  for (const { name, advice } of broken) console.log(`The ${name} check failed. ${advice}`)
  console.log(`${counts.passed} passed, ${counts.failed} failed`)
  process.exitCode = counts.failed > 0 || broken.length > 0 ? 1 : 0
}

await main()
