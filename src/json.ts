/** Remote JSON before anything is known of it but that it is an object. */
export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field of the object itself; never one inherited from its prototype. */
export function field(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** The field if it is a string, else undefined. */
export function stringField(object: JsonObject, name: string): string | undefined {
  const value = field(object, name)
  return typeof value === 'string' ? value : undefined
}

/** The field if it is a whole number JavaScript holds exactly, else undefined. */
export function integerField(object: JsonObject, name: string): number | undefined {
  const value = field(object, name)
  return Number.isSafeInteger(value) ? (value as number) : undefined
}

/** The field if it is true or false, else undefined. */
export function booleanField(object: JsonObject, name: string): boolean | undefined {
  const value = field(object, name)
  return typeof value === 'boolean' ? value : undefined
}

/** JSON text as `unknown`; undefined if it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
