import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '../__tests__/support/root.js'
import { fillDocs } from './docs-fill.js'

/** `node build/scripts/docs.js [--check]`: fills the tables in the documents, or fails when one has drifted. */
async function main(): Promise<void> {
  const drifted = (await fillDocs()).filter(({ current, filled }) => current !== filled)
  if (!process.argv.includes('--check')) {
    for (const { file, filled } of drifted) {
      await writeFile(join(repositoryRoot, file), filled)
      console.log(`${file}: tables filled`)
    }
  } else if (drifted.length > 0) {
    const names = drifted.map(({ file }) => file).join(', ')
    throw new Error(`${names}: the tables differ from action.yml. Run "npm run docs" and commit.`)
  }
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
