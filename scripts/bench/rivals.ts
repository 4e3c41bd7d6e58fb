/**
 * Other ways to make the same calls, as people write them: environment in, masks and outputs out. They do no more than
 * that: no retries, no checks, no clear errors.
 */

/** What every hand-written script begins with: a CommonJS script on node:https, one connection kept alive. */
const PRELUDE = `'use strict'
const https = require('node:https')
const { appendFileSync } = require('node:fs')

const agent = new https.Agent({ keepAlive: true })
const key = process.env.INPUT_API_KEY
const api = process.env.INPUT_API_URL
console.log('::add-mask::' + key)
const upstash = { authorization: 'Basic ' + Buffer.from(process.env.INPUT_EMAIL + ':' + key).toString('base64') }

function call(method, url, headers, body) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const all = { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const request = https.request(url, { method, headers: all, agent }, (response) => {
      let reply = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => (reply += chunk))
      response.on('end', () => {
        if (response.statusCode === 200) resolve(JSON.parse(reply))
        else reject(new Error(response.statusCode + ' ' + reply))
      })
    })
    request.on('error', reject)
    request.end(text)
  })
}

function output(values) {
  for (const [name, value] of Object.entries(values)) {
    appendFileSync(process.env.GITHUB_OUTPUT, name + '=' + value + '\\n')
  }
}

function publish(database) {
  const url = 'rediss://default:' + database.password + '@' + database.endpoint + ':' + database.port
  for (const secret of [database.password, database.rest_token, database.read_only_rest_token, url]) {
    console.log('::add-mask::' + secret)
  }
  output({
    database_id: database.database_id, endpoint: database.endpoint, port: database.port, redis_url: url,
    password: database.password, rest_token: database.rest_token,
    read_only_rest_token: database.read_only_rest_token, rest_url: 'https://' + database.endpoint
  })
}

const github = { authorization: 'Bearer ' + process.env.INPUT_GITHUB_TOKEN, 'user-agent': 'script' }

const pulls = process.env.GITHUB_API_URL + '/repos/' + process.env.GITHUB_REPOSITORY + '/pulls'

async function isOpen(number) {
  return (await call('GET', pulls + '/' + number, github)).state === 'open'
}

async function provide(name) {
  const databases = await call('GET', api + '/redis/databases', upstash)
  const database = databases.find((each) => each.database_name === name)
  return database ?? await call('POST', api + '/redis/database', upstash, {
    name, region: 'global', primary_region: process.env.INPUT_PRIMARY_REGION, tls: true
  })
}
`

/** Runs `main`, and ends as such scripts do. */
const END = `
main().then(() => agent.destroy(), (error) => {
  console.log('::error::' + error.message)
  process.exitCode = 1
})
`

const MAINS = {
  create: `
async function main() {
  publish(await provide('acme-shop-branch-main'))
}
`,
  preview: `
async function main() {
  const { number } = require(process.env.GITHUB_EVENT_PATH)
  if (!(await isOpen(number))) throw new Error('closed')
  const database = await provide('acme-shop-pr-' + number)
  if (!(await isOpen(number))) throw new Error('closed meanwhile')
  publish(database)
}
`,
  get: `
async function main() {
  const databases = await call('GET', api + '/redis/databases', upstash)
  const { database_id } = databases.find((each) => each.database_name === process.env.INPUT_NAME)
  publish(await call('GET', api + '/redis/database/' + database_id, upstash))
}
`,
  delete: `
async function main() {
  const databases = await call('GET', api + '/redis/databases', upstash)
  const { database_id } = databases.find((each) => each.database_name === process.env.INPUT_NAME)
  await call('DELETE', api + '/redis/database/' + database_id, upstash)
  output({ deleted: true, database_id })
}
`,
  sweep: `
async function main() {
  const databases = await call('GET', api + '/redis/databases', upstash)
  const open = (await call('GET', pulls + '?state=open&per_page=100', github)).map((pull) => 'acme-shop-pr-' + pull.number)
  const due = databases.filter(({ database_name: name }) => name.startsWith('acme-shop-pr-') && !open.includes(name))
  const deleted = []
  for (const database of due) {
    if (await isOpen(database.database_name.slice('acme-shop-pr-'.length))) continue
    await call('DELETE', api + '/redis/database/' + database.database_id, upstash)
    deleted.push(database)
  }
  output({ deleted_count: deleted.length, deleted: JSON.stringify(deleted.map((each) => each.database_name)) })
}
`,
  post: `
async function main() {
  await call('DELETE', process.env.STATE_api_url + '/redis/database/' + process.env.STATE_database_ids, upstash)
}
`
} as const

export type EntryName = keyof typeof MAINS

export const ENTRY_NAMES = Object.keys(MAINS) as EntryName[]

/** A hand-written script that does what the entry does, with the same calls. */
export function handWritten(entry: EntryName): string {
  return PRELUDE + MAINS[entry] + END
}

/** The curl and jq step people write today instead of the main action. */
export const curlScript = `set -euo pipefail
echo "::add-mask::$INPUT_API_KEY"
api() { curl --silent --show-error --fail --cacert "$CA" --user "$INPUT_EMAIL:$INPUT_API_KEY" "$@"; }
name=acme-shop-branch-main
database=$(api "$INPUT_API_URL/redis/databases" | jq -c --arg name "$name" 'map(select(.database_name == $name))[0] // empty')
if [ -z "$database" ]; then
  database=$(api -X POST "$INPUT_API_URL/redis/database" -d "{\\"name\\":\\"$name\\",\\"region\\":\\"global\\",\\"primary_region\\":\\"$INPUT_PRIMARY_REGION\\",\\"tls\\":true}")
fi
password=$(jq -r .password <<< "$database")
echo "::add-mask::$password"
token=$(jq -r .rest_token <<< "$database")
echo "::add-mask::$token"
{
  echo "password=$password"
  echo "rest_token=$token"
  jq -r '"database_id=\\(.database_id)", "endpoint=\\(.endpoint)", "port=\\(.port)"' <<< "$database"
} >> "$GITHUB_OUTPUT"
`
