import type { ReusableWorkflow } from '../../metadata/types.js'
import {
  workflowInputs,
  workflowOutputs,
  workflowSecrets,
  type DeclaredInput,
  type SharedWords
} from './resolve.js'
import { expression, mapping, toYaml } from './yaml.js'

const marked = /^( *)# generated: (.+)\n(?:.*\n)*? *# end of generated\n/gm

/**
 * The text of the reusable workflow, with everything between `# generated: NAME` and `# end of generated` written anew.
 *
 * @throws Error if a block is missing, there twice, or unknown
 */
export function fillWorkflow(text: string, workflow: ReusableWorkflow, shared: SharedWords): string {
  const blocks = blocksOf(workflow, shared)
  const missing = new Set(blocks.keys())
  const filled = text.replaceAll(marked, (_whole, indent: string, name: string) => {
    const block = blocks.get(name)
    if (block === undefined) throw new Error(`${workflow.file}: "# generated: ${name}" is not known.`)
    if (!missing.delete(name)) throw new Error(`${workflow.file}: "# generated: ${name}" is there twice.`)
    const content = toYaml(block, indent.length)
    return `${indent}# generated: ${name}\n${content}${indent}# end of generated\n`
  })
  if (missing.size === 0) return filled
  throw new Error(
    `${workflow.file} lacks "# generated: ${[...missing].join(', ')}" with "# end of generated" below.`
  )
}

function blocksOf(workflow: ReusableWorkflow, shared: SharedWords): Map<string, object> {
  const { step } = workflow
  const inputs = workflowInputs(workflow, shared)
  const secrets = workflowSecrets(workflow, shared)
  const outputs = workflowOutputs(workflow, shared)
  const ofJob = (name: string): string => expression(`jobs.${step}.outputs.${name}`)
  const ofStep = (name: string): string => expression(`steps.${step}.outputs.${name}`)
  return new Map([
    ['inputs', mapping(inputs, inputYaml)],
    [
      'secrets',
      mapping(secrets, (secret) => ({
        description: secret.description,
        required: secret.default === undefined
      }))
    ],
    ['outputs', mapping(outputs, ({ name, description }) => ({ description, value: ofJob(name) }))],
    ['job outputs', mapping(outputs, ({ name }) => ofStep(name))],
    ['with', handedOn(workflow)]
  ])
}

function inputYaml({ description, default: value }: DeclaredInput): object {
  return { description, type: 'string', ...(value === undefined ? { required: true } : { default: value }) }
}

/** What the workflow gives its action. */
function handedOn({ secrets, inputs }: ReusableWorkflow): object {
  const fromSecrets = Object.entries(secrets).map(([secret, name]) => [name, expression(`secrets.${secret}`)])
  const fromInputs = inputs.map((name) => [name, expression(`inputs.${name}`)])
  return Object.fromEntries([...fromSecrets, ...fromInputs]) as object
}
