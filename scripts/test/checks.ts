import { join } from 'node:path'
import { repositoryRoot } from '../../__tests__/support/root.js'
import { buildBundles } from '../bundle/build.js'
import { compareBundles } from '../bundle/check.js'
import { runNode, step, type StepResult } from './steps.js'

/** The checks that read files only. They run one after another, beside the tests. */
export async function runChecks(): Promise<StepResult[]> {
  return [
    await step('dist', 'Run "npm run bundle" and commit dist/.', checkDist),
    await step('generated', 'Change metadata/ only, run "npm run generate" and commit.', () =>
      runNode(['build/scripts/generate/main.js', '--check'])
    ),
    await step('format', 'Run "npm run format" and commit.', () =>
      runNode(['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'])
    ),
    await step('workflows', 'Correct the workflow and action.yml files named above.', () =>
      runNode(['build/scripts/lint-workflows.js'])
    ),
    await step(
      'dependencies',
      'Correct the imports named above; the rules and their reasons are in .dependency-cruiser.mjs.',
      () =>
        runNode([
          'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
          '--config',
          '.dependency-cruiser.mjs',
          'src'
        ])
    ),
    await step('unused', 'Delete what is named above, or say in knip.jsonc what uses it.', () =>
      runNode(['node_modules/knip/bin/knip.js', '--no-progress'])
    ),
    await step('lint', 'Correct what eslint names.', () =>
      runNode(['node_modules/eslint/bin/eslint.js', '.'])
    )
  ]
}

/** The committed bundles must be, byte for byte, what the sources build. */
async function checkDist(): Promise<{ ok: boolean; output: string }> {
  const files = await buildBundles({ sourceMaps: false })
  const differences = await compareBundles(files, join(repositoryRoot, 'dist'))
  return { ok: differences.length === 0, output: differences.join('\n') }
}
