/** `npm run emulator`: a local Upstash, or one database of it, until it is interrupted. */
import { parseArguments, USAGE } from './arguments.js'
import { DATABASE_USAGE, readLaptopOptions, runOnLaptop, type LaptopOptions } from './local/laptop.js'
import { startEmulator, type Emulator, type EmulatorOptions } from './index.js'

function introduction({ apiUrl, email, apiKey, readOnlyApiKey, certificateFile }: Emulator): string {
  return `Upstash emulator
  api_url            ${apiUrl}
  email              ${email}
  api_key            ${apiKey}
  read-only api_key  ${readOnlyApiKey}

Give the first three to the action as its inputs of these names, or try:
  curl -u '${email}:${apiKey}' ${apiUrl}/redis/databases
  curl -u '${email}:${apiKey}' ${apiUrl}/redis/database \\
    -d '{"name":"myredis","region":"global","primary_region":"us-east-1","tls":true}'

Run an action by hand, as a runner does, with its inputs in the environment:
  INPUT_EMAIL='${email}' INPUT_API_KEY='${apiKey}' INPUT_API_URL='${apiUrl}' \\
    INPUT_NAME=try INPUT_PRIMARY_REGION=us-east-1 GITHUB_REPOSITORY=acme/shop node dist/provide/index.js
${certificateFile === undefined ? '' : trust(certificateFile)}
Ctrl-C ends it, and every database in it.`
}

function trust(certificateFile: string): string {
  return `
The databases speak TLS with a certificate of their own, made for this run. Node programs trust it with
  export NODE_EXTRA_CA_CERTS='${certificateFile}'
and other clients in their own way: redis-cli with --tls --cacert and this file. --plain-tcp does without TLS.
`
}

function explain(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const flag = text.includes('EADDRINUSE')
    ? '--port'
    : text.includes('Address already in use')
      ? '--redis-port'
      : undefined
  return flag === undefined
    ? text
    : `${text.replace(/\.$/, '')}. Another program has this port: choose another one with ${flag}.`
}

async function run(options: EmulatorOptions): Promise<void> {
  const emulator = await startEmulator(options)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void emulator.close())
  console.log(introduction(emulator))
}

const args = process.argv.slice(2)
const parsed = args.includes('--database') ? parseDatabase(args) : parseArguments(args)
if ('help' in parsed) console.log(`${USAGE}\n\n${DATABASE_USAGE}`)
else if ('problem' in parsed) {
  console.error(`${parsed.problem}\n\n${USAGE}\n\n${DATABASE_USAGE}`)
  process.exitCode = 2
} else {
  await ('database' in parsed ? runOnLaptop(parsed.database) : run(parsed.options)).catch(
    (error: unknown) => {
      console.error(explain(error))
      process.exitCode = 1
    }
  )
}

function parseDatabase(args: string[]): { database: LaptopOptions } | { problem: string } {
  try {
    return { database: readLaptopOptions(args) }
  } catch (error) {
    return { problem: explain(error) }
  }
}
