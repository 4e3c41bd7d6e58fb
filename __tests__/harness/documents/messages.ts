import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import { repositoryRoot } from '../../support/root.js'

/** A text of the code that a user may meet in the log. */
export interface Message {
  /** `src/actions/limit.ts:31` */
  readonly where: string
  /** Its words, with `…` for each value that is filled in. */
  readonly text: string
}

export interface Messages {
  /** Errors and warnings: each needs a place where users find what to do. */
  readonly toExplain: readonly Message[]
  /** All texts of the code, for the other direction. */
  readonly all: readonly Message[]
}

/** What these are given is an error or a warning, however short. */
const SHOWN = /(?:\wError|Reply|Exceeded|Cancelled|^warning)$/
/** What these are given needs no explanation, or is worded by the one error `Input … is …. Allowed: ….`. */
const QUIET = /^(?:info|notice|debug|badInput|required)$/
/** A sentence that stands elsewhere ends up in an error or a warning too. */
const SENTENCE = /(?:[a-z`]+ ){4}.*\.$/

/** What words job summaries, which no log shows. */
const SUMMARIES = ['src/report', 'src/local-database/report.ts', 'src/how-to-connect.ts']

/** Every text that `src/` words, but those of the job summary. Values and texts from elsewhere are `…`. */
export async function readMessages(): Promise<Messages> {
  const messages = { toExplain: new Array<Message>(), all: new Array<Message>() }
  for await (const name of glob('src/**/*.ts', { cwd: repositoryRoot, exclude: SUMMARIES })) {
    const text = await readFile(join(repositoryRoot, name), 'utf8')
    const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
    collect(source, false, messages, ({ text: words, node }) => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      return { where: `${name}:${line + 1}`, text: words }
    })
  }
  return messages
}

type Place = (found: { text: string; node: ts.Node }) => Message

function collect(
  node: ts.Node,
  quiet: boolean,
  into: { toExplain: Message[]; all: Message[] },
  at: Place
): void {
  const text = textOf(node)
  if (text !== undefined) {
    if (!/[a-z]{3}/.test(text)) return
    into.all.push(at({ text, node }))
    if (!quiet && (SHOWN.test(callee(node.parent)) || SENTENCE.test(text)))
      into.toExplain.push(at({ text, node }))
    return
  }
  node.forEachChild((child) => {
    collect(child, quiet || QUIET.test(callee(node)), into, at)
  })
}

/** The name of what a call calls or a `new` makes; "" of any other node. */
function callee(node: ts.Node): string {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return ''
  const { expression } = node
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()
}

/** The words of a literal, or of several put together; undefined if the expression is another one. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined
  const [left, right] = [textOf(node.left), textOf(node.right)]
  return left === undefined && right === undefined ? undefined : `${left ?? '…'}${right ?? '…'}`
}
