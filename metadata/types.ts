/** An input in words that are true in every action that has it. */
export type Input = Described &
  (
    | { readonly required: true }
    /** What a blank input means; '' if it then means nothing, or something that is worked out. */
    | { readonly default: string }
  )

/** An output in words that are true in every action that has it. */
export interface Output extends Described {
  /** GitHub masks it in logs, and drops a job output that contains it. */
  readonly secret?: true
}

interface Described {
  /** One line of Markdown. Says what it is, its unit, and what follows from it. */
  readonly description: string
}

/** What one action says differently of an output it shares with others. */
export interface OutputChange {
  /** Replaces the shared description. */
  readonly description: string
}

/** What one action says differently of an input it shares with others. */
export interface InputChange {
  /** Replaces the shared description. */
  readonly description?: string
  /** Sentences after the description. */
  readonly also?: string
  /** Replaces the shared default, or makes a required input optional. */
  readonly default?: string
}

/** Everything an `action.yml` says, apart from what all of them have in common. */
export interface ActionFile<InputName extends string = string, OutputName extends string = string> {
  /** Folder of the action.yml; '.' is the repository itself. */
  readonly folder: string
  readonly name: string
  /** One or two short sentences. */
  readonly description: string
  /** The bundle in `dist/` that the step runs. */
  readonly main: string
  /** The bundle that runs when the job ends, whatever its result. */
  readonly post?: string
  /** The order of these is the order in the file and in its tables. */
  readonly inputs: readonly InputName[]
  readonly changedInputs?: { readonly [name in InputName]?: InputChange }
  readonly outputs: readonly OutputName[]
  readonly changedOutputs?: { readonly [name in OutputName]?: OutputChange }
  /** What is said of every secret output, if it is not what all others say. */
  readonly secretNote?: string
}

/** A reusable workflow around one step: what it takes and hands on to the action, and what it hands back. */
export interface ReusableWorkflow<InputName extends string = string, OutputName extends string = string> {
  readonly file: string
  readonly action: ActionFile<InputName, OutputName>
  /** Id of the job and of the step in it. */
  readonly step: string
  /** Inputs handed on to the action, with its words and defaults. */
  readonly inputs: readonly InputName[]
  /** Inputs that the workflow itself uses. */
  readonly ownInputs: Readonly<Record<string, Input>>
  /** Inputs of the action that callers give as secrets, by the secret's name. */
  readonly secrets: Readonly<Record<string, InputName>>
  /** None of them secret. */
  readonly outputs: readonly OutputName[]
}
