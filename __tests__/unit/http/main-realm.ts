import { runInThisContext } from 'node:vm'

/**
 * Jest runs each test file in a context of its own, whose Error is not the one that Node's network modules throw:
 * `instanceof` fails between the two. In production there is only one. A test file that imports this one before
 * anything of src/ has only one too.
 */
interface Realm {
  Error: ErrorConstructor
  AggregateError: AggregateErrorConstructor
}

const { Error, AggregateError } = runInThisContext('({ Error, AggregateError })') as Realm
Object.assign(globalThis, { Error, AggregateError })
