/** A line of a step's output that the runner takes as an instruction: `::name key=value,key=value::data`. */
export interface WorkflowCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

// Anything else between the colons is ordinary text to the runner.
const known = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning'
])

/**
 * Reads one line the way the runner does: leading blanks allowed, names in any case, the older `##[name key=value;]data`
 * spelling understood anywhere in the line. Undefined for ordinary text.
 */
export function parseCommand(line: string): WorkflowCommand | undefined {
  return parseColons(line.trimStart()) ?? parseBrackets(line)
}

function parseColons(line: string): WorkflowCommand | undefined {
  if (!line.startsWith('::')) return undefined
  const end = line.indexOf('::', 2)
  if (end < 0) return undefined
  return command(line.slice(2, end), ',', unescapeData(line.slice(end + 2)))
}

function parseBrackets(line: string): WorkflowCommand | undefined {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  if (start < 0 || end < 0) return undefined
  return command(line.slice(start + 3, end), ';', unescapeData(line.slice(end + 1)))
}

function command(head: string, separator: string, data: string): WorkflowCommand | undefined {
  const space = head.indexOf(' ')
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase()
  if (!known.has(name)) return undefined
  const properties: Record<string, string> = {}
  for (const pair of space < 0 ? [] : head.slice(space + 1).split(separator)) {
    const [key = '', ...value] = pair.trim().split('=')
    if (key !== '' && value.length > 0) properties[key] = unescapeProperty(value.join('='))
  }
  return { name, properties, data }
}

function unescapeData(value: string): string {
  return value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapeProperty(value: string): string {
  return value
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
}

/**
 * Reads a GITHUB_OUTPUT, GITHUB_STATE or GITHUB_ENV file: `name=value` lines and `name<<delimiter` blocks.
 * Throws where the runner would fail the step: a line that is neither, or a block without its end.
 */
export function parseFileCommands(content: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = content.split(/\r?\n/)
  let next = 0
  while (next < lines.length) {
    const line = lines[next++] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const arrows = line.indexOf('<<')
    if (arrows >= 0 && (equals < 0 || arrows < equals)) {
      const delimiter = line.slice(arrows + 2)
      const end = lines.indexOf(delimiter, next)
      if (delimiter === '' || end < 0) throw new Error(`Block without its end: ${line.slice(0, arrows)}`)
      values[line.slice(0, arrows)] = lines.slice(next, end).join('\n')
      next = end + 1
    } else if (equals > 0) {
      values[line.slice(0, equals)] = line.slice(equals + 1)
    } else {
      throw new Error('A line that is neither name=value nor the start of a block')
    }
  }
  return values
}
