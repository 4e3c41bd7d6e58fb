import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Which of Node's own modules one process needed, by name and without `node:`. */
export interface BuiltIns {
  /** What its script asked for. */
  readonly asked: readonly string[]
  /** What Node loaded in all, its internal modules included. */
  readonly loaded: readonly string[]
}

/** Loaded before the script: notes what the script asks for, and leaves it all in the file BUILT_INS at the end. */
const PRELOAD = `'use strict'
const Module = require('node:module')
const { writeFileSync } = require('node:fs')
const asked = new Set()
const load = Module._load
Module._load = function (request, ...rest) {
  if (Module.isBuiltin(request)) asked.add(request.replace(/^node:/, ''))
  return load.call(this, request, ...rest)
}
process.on('exit', () => {
  const loaded = process.moduleLoadList.map((name) => /^NativeModule (.+)$/.exec(name)?.[1]).filter(Boolean)
  writeFileSync(process.env.BUILT_INS, JSON.stringify({ asked: [...asked], loaded }))
})
`

/** Runs a script in a process of its own and lists what it needed of Node. Throws with its output when it fails. */
export async function builtInsOf(
  script: string,
  environment: Record<string, string>,
  folder: string
): Promise<BuiltIns> {
  const preload = join(folder, 'preload.cjs')
  const report = join(folder, 'built-ins.json')
  await writeFile(preload, PRELOAD)
  const child = spawn(process.execPath, ['--require', preload, script], {
    env: { ...environment, BUILT_INS: report },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const output: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${script} failed:\n${Buffer.concat(output).toString()}`)
  return JSON.parse(await readFile(report, 'utf8')) as BuiltIns
}
