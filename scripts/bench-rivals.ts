/**
 * Other ways to make the same two calls, as people write them: environment in, masks and outputs out. They do no more
 * than that: no retries, no checks, no clear errors.
 */

/** A CommonJS script on node:https, one connection kept alive. */
export const handWrittenScript = `'use strict'
const https = require('node:https')
const { appendFileSync } = require('node:fs')

const agent = new https.Agent({ keepAlive: true })
const key = process.env.INPUT_API_KEY
console.log('::add-mask::' + key)
const authorization = 'Basic ' + Buffer.from(process.env.INPUT_EMAIL + ':' + key).toString('base64')

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const headers = { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const request = https.request(process.env.INPUT_API_URL + path, { method, headers, agent }, (response) => {
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

async function main() {
  const name = 'acme-shop-main'
  const databases = await call('GET', '/redis/databases')
  let database = databases.find((each) => each.database_name === name)
  database ??= await call('POST', '/redis/database', {
    name, region: 'global', primary_region: process.env.INPUT_PRIMARY_REGION, tls: true
  })
  const url = 'rediss://default:' + database.password + '@' + database.endpoint + ':' + database.port
  for (const secret of [database.password, database.rest_token, database.read_only_rest_token, url]) {
    console.log('::add-mask::' + secret)
  }
  const outputs = {
    database_id: database.database_id, endpoint: database.endpoint, port: database.port, redis_url: url,
    password: database.password, rest_token: database.rest_token,
    read_only_rest_token: database.read_only_rest_token, rest_url: 'https://' + database.endpoint
  }
  for (const [name, value] of Object.entries(outputs)) {
    appendFileSync(process.env.GITHUB_OUTPUT, name + '=' + value + '\\n')
  }
  agent.destroy()
}

main().catch((error) => {
  console.log('::error::' + error.message)
  process.exitCode = 1
})
`

/** The curl and jq step people write today. */
export const curlScript = `set -euo pipefail
echo "::add-mask::$INPUT_API_KEY"
api() { curl --silent --show-error --fail --cacert "$CA" --user "$INPUT_EMAIL:$INPUT_API_KEY" "$@"; }
name=acme-shop-main
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
