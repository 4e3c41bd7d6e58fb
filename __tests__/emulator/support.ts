/** A bare client of the Developer API, and access to JSON without assumptions. */
import type { Emulator } from '../../emulator/index.js'

export interface Answer {
  status: number
  text: string
  json: unknown
}

export function basic(email: string, key: string): string {
  return `Basic ${Buffer.from(`${email}:${key}`).toString('base64')}`
}

/** Calls `METHOD /path`, below the API's base, with the full key. */
export async function call(emulator: Emulator, line: string, body?: unknown): Promise<Answer> {
  return callAs(emulator, basic(emulator.email, emulator.apiKey), line, body)
}

export async function callAs(
  emulator: Emulator,
  authorization: string,
  line: string,
  body?: unknown
): Promise<Answer> {
  const [method = 'GET', path = ''] = line.split(' ')
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return read(
    await fetch(`${emulator.apiUrl}${path}`, {
      method,
      headers: { authorization },
      ...(body === undefined ? {} : { body: text })
    })
  )
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text()
  return { status: response.status, text, json: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** A field that must be text. */
export function textOf(value: unknown, key: string): string {
  const field = fieldOf(value, key)
  if (typeof field !== 'string') throw new Error(`${key} is not text: ${String(field)}`)
  return field
}

export function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined
}

export const BODY = { name: 'preview', region: 'global', primary_region: 'us-east-1', tls: true }
