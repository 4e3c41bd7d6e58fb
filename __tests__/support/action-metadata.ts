import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { isObject, type JsonObject } from '../../src/json.js'
import { repositoryRoot } from './root.js'

/** What stands in one action.yml, as far as a JavaScript action goes. Folders and scripts are absolute paths. */
export interface ActionMetadata {
  readonly folder: string
  readonly file: string
  readonly inputs: readonly ActionInput[]
  readonly outputs: readonly ActionOutput[]
  readonly using: string
  readonly main: string
  readonly post: string | undefined
}

export interface ActionInput {
  readonly name: string
  readonly required: boolean
  /** Undefined when action.yml names no default (the runner then hands over an empty string). */
  readonly default: string | undefined
}

export interface ActionOutput {
  readonly name: string
}

/**
 * Reads the action.yml of a folder (relative to the repository, or absolute).
 * Throws a plain sentence when the file has not the shape of a JavaScript action.
 */
export async function readActionMetadata(action: string): Promise<ActionMetadata> {
  const folder = resolve(repositoryRoot, action)
  const file = join(folder, 'action.yml')
  const content: unknown = parse(await readFile(file, 'utf8'))
  if (!isObject(content) || !isObject(content['runs'])) throw new Error(`${file} has no "runs" section`)
  const { main, post, using } = content['runs']
  if (typeof main !== 'string') throw new Error(`${file} names no runs.main`)
  return {
    folder,
    file,
    inputs: entries(content['inputs']).map(([name, value]) => ({
      name,
      required: value['required'] === true || value['required'] === 'true',
      default:
        value['default'] === undefined || value['default'] === null ? undefined : text(value['default'])
    })),
    outputs: entries(content['outputs']).map(([name]) => ({ name })),
    using: text(using),
    main: resolve(folder, main),
    post: typeof post === 'string' ? resolve(folder, post) : undefined
  }
}

function entries(section: unknown): [string, JsonObject][] {
  if (!isObject(section)) return []
  return Object.entries(section).map(([name, value]) => [name, isObject(value) ? value : {}])
}

function text(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
