import { join, resolve } from 'node:path'
import { repositoryRoot } from '../../__tests__/support/root.js'
import { buildBundles, writeBundles } from './build.js'

/** `node build/scripts/bundle/main.js [folder]`: writes the bundles, to dist by default. */
async function main(): Promise<void> {
  const target = resolve(process.argv[2] ?? join(repositoryRoot, 'dist'))
  const files = await buildBundles({ sourceMaps: false })
  await writeBundles(files, target)
  for (const [name, content] of files) {
    if (name.endsWith('.js')) console.log(`${name}  ${(Buffer.byteLength(content) / 1024).toFixed(1)} kB`)
  }
}

try {
  await main()
} catch (error) {
  // ncc's errors can carry megabytes of its own source.
  console.error(`Bundling failed: ${String(error).slice(0, 2000)}`)
  process.exitCode = 1
}
