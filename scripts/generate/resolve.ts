import type {
  ActionFile,
  Input,
  InputChange,
  Output,
  OutputChange,
  ReusableWorkflow
} from '../../metadata/types.js'

/** An input as one action or workflow declares it. */
export interface DeclaredInput {
  readonly name: string
  readonly description: string
  /** Undefined exactly if the input is required. */
  readonly default: string | undefined
}

/** An output as one action or workflow declares it. */
export interface DeclaredOutput {
  readonly name: string
  readonly description: string
  readonly secret: boolean
}

/** The words that the actions share, by name. */
export interface SharedWords {
  readonly inputs: Readonly<Record<string, Input>>
  readonly outputs: Readonly<Record<string, Output>>
}

const secretNote = 'Secret: masked in logs, and blank if Credential Protection withholds it.'

/**
 * The inputs of an action, in its order.
 *
 * @throws Error if an input is unknown, listed twice or not described, or if a change is for an input not listed
 */
export function inputsOf(action: ActionFile, shared: SharedWords): DeclaredInput[] {
  const changes = action.changedInputs ?? {}
  checkNames(action, action.inputs, changes)
  return action.inputs.map((name) => {
    const where = `The input "${name}" of "${action.name}"`
    return declaredInput(name, known(shared.inputs, name, where), where, changes[name])
  })
}

/**
 * The outputs of an action, in its order.
 *
 * @throws Error if an output is unknown, listed twice or not described, or if a change is for an output not listed
 */
export function outputsOf(action: ActionFile, shared: SharedWords): DeclaredOutput[] {
  const changes: Readonly<Record<string, OutputChange | undefined>> = action.changedOutputs ?? {}
  checkNames(action, action.outputs, changes)
  const note = action.secretNote ?? secretNote
  return action.outputs.map((name) => {
    const where = `The output "${name}" of "${action.name}"`
    const words = known(shared.outputs, name, where)
    const secret = words.secret === true
    const description = checkDescription((changes[name] ?? words).description, where)
    return { name, secret, description: secret ? `${description} ${note}` : description }
  })
}

/**
 * The inputs of a reusable workflow: those it hands on, then its own.
 *
 * @throws Error if it hands on what its action does not have, or does not hand on what the action requires
 */
export function workflowInputs(workflow: ReusableWorkflow, shared: SharedWords): DeclaredInput[] {
  const { action, inputs, ownInputs, secrets, file } = workflow
  const declared = inputsOf(action, shared)
  const handedOn = [...inputs, ...Object.values(secrets)]
  const missing = declared.find((input) => input.default === undefined && !handedOn.includes(input.name))
  if (missing !== undefined) {
    throw new Error(`${file} does not hand on "${missing.name}", which "${action.name}" requires.`)
  }
  const own = Object.entries(ownInputs).map(([name, words]) =>
    declaredInput(name, words, `The input "${name}" of ${file}`)
  )
  return [...inputs.map((name) => named(declared, name, file)), ...own]
}

/** The secrets of a reusable workflow, by their own names, with the words of the inputs they are for. */
export function workflowSecrets(workflow: ReusableWorkflow, shared: SharedWords): DeclaredInput[] {
  const declared = inputsOf(workflow.action, shared)
  return Object.entries(workflow.secrets).map(([name, input]) => ({
    ...named(declared, input, workflow.file),
    name
  }))
}

/**
 * The outputs of a reusable workflow.
 *
 * @throws Error if its action does not have one, or if one is secret
 */
export function workflowOutputs(workflow: ReusableWorkflow, shared: SharedWords): DeclaredOutput[] {
  const declared = outputsOf(workflow.action, shared)
  return workflow.outputs.map((name) => {
    const output = named(declared, name, workflow.file)
    if (!output.secret) return output
    throw new Error(
      `${workflow.file} hands back "${name}", which is secret: GitHub would drop it. Leave it out.`
    )
  })
}

/** @throws Error if an input or output is described that no action has */
export function checkAllUsed(actions: readonly ActionFile[], { inputs, outputs }: SharedWords): void {
  const usedInputs = new Set(actions.flatMap((action) => action.inputs))
  const usedOutputs = new Set(actions.flatMap((action) => action.outputs))
  const unused =
    Object.keys(inputs).find((name) => !usedInputs.has(name)) ??
    Object.keys(outputs).find((name) => !usedOutputs.has(name))
  if (unused !== undefined) throw new Error(`No action has "${unused}". Remove it from metadata/.`)
}

function declaredInput(name: string, words: Input, where: string, change: InputChange = {}): DeclaredInput {
  const sentences = [change.description ?? words.description]
  if (change.also !== undefined) sentences.push(change.also)
  return {
    name,
    description: sentences.map((text) => checkDescription(text, where)).join(' '),
    default: change.default ?? ('default' in words ? words.default : undefined)
  }
}

function checkNames(action: ActionFile, names: readonly string[], changes: object): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`"${action.name}" lists "${twice}" twice.`)
  const stray = Object.keys(changes).find((name) => !names.includes(name))
  if (stray !== undefined) {
    throw new Error(`"${action.name}" changes "${stray}", which it does not have. Add it to the list.`)
  }
}

function known<Words>(shared: Readonly<Record<string, Words>>, name: string, where: string): Words {
  const words = Object.hasOwn(shared, name) ? shared[name] : undefined
  if (words === undefined) throw new Error(`${where} is not in metadata/. Describe it there first.`)
  return words
}

function named<Declared extends { name: string }>(
  all: readonly Declared[],
  name: string,
  file: string
): Declared {
  const found = all.find((each) => each.name === name)
  if (found === undefined) throw new Error(`${file} lists "${name}", which its action does not have.`)
  return found
}

/** Anything but plain text on one line would not come out of a table or of folded YAML as it went in. */
function checkDescription(description: string, where: string): string {
  if (description === '') throw new Error(`${where} has no description. Write one in metadata/.`)
  if (/^ | $| {2}|[^\S ]|[\p{Cc}\p{Cf}\p{Cs}]/u.test(description)) {
    throw new Error(`${where} must be described on one line, without spaces at its ends or double spaces.`)
  }
  return description
}
