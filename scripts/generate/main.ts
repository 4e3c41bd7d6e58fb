import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '../../__tests__/support/root.js'
import { generateFiles } from './files.js'

/**
 * `node build/scripts/generate/main.js [--check]`: writes everything that repeats metadata/, or fails if something is
 * out of step with it.
 */
async function main(): Promise<void> {
  const outdated = (await generateFiles()).filter(({ current, wanted }) => current !== wanted)
  if (!process.argv.includes('--check')) {
    for (const { file, wanted } of outdated) {
      await writeFile(join(repositoryRoot, file), wanted)
      console.log(`${file}: written`)
    }
  } else if (outdated.length > 0) {
    const names = outdated.map(({ file }) => file).join(', ')
    throw new Error(`Out of step with metadata/: ${names}. Run "npm run generate" and commit.`)
  }
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
