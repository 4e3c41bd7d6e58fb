import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A text of this repository that act gets to see otherwise, and why. */
export interface Rewrite {
  readonly files: readonly string[]
  readonly before: string
  readonly after: string
  readonly why: string
}

/** What must differ for act. The examples themselves stay as they are. */
export function rewritesFor(apiUrl: string): Rewrite[] {
  return [
    {
      files: ['.', 'get', 'delete', 'preview', 'sweep'].map((folder) => join(folder, 'action.yml')),
      before: 'default: https://api.upstash.com/v2',
      after: `default: ${apiUrl}`,
      why: 'the examples leave api_url at its default, which must be the emulator here'
    },
    {
      files: [reusableWorkflow],
      before: 'uses: $/preview',
      after: 'uses: your-org/upstash-redis-action/preview@v1',
      why: 'act does not know `$/`'
    }
  ]
}

export const reusableWorkflow = '.github/workflows/preview-database.yml'

/** @throws Error if a text to replace is not there: then the list above tells an untruth */
export async function rewrite(folder: string, { files, before, after }: Rewrite): Promise<void> {
  for (const name of files) {
    const text = await readFile(join(folder, name), 'utf8')
    if (!text.includes(before)) throw new Error(`${name} does not say "${before}"`)
    await writeFile(join(folder, name), text.replaceAll(before, after))
  }
}
