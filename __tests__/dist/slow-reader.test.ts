import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@jest/globals'
import { runAction } from '../support/runner.js'

const COUNT = 8000

test('all that a step prints reaches a reader that is slower than the step', async () => {
  // About a megabyte of log: far more than a pipe, or a socket, takes before it is read.
  const databases = Array.from({ length: COUNT }, (_, at) => ({
    database_id: `id-${at}`,
    database_name: `acme-shop-pr-${at + 1}`,
    creation_time: 1_700_000_000 + at
  }))
  const server = createServer((_request, response) => response.end(JSON.stringify(databases)))
  const holder: { child?: ChildProcess } = {}
  // The step closes its connection once it has nothing more to say; only then does anybody read.
  server.on('connection', (socket) => socket.on('close', () => holder.child?.stdout?.resume()))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  try {
    const run = await runAction({
      action: 'sweep',
      inputs: {
        email: 'user@example.com',
        api_key: '3f1a9e0c-7a52-4d0b-9c55-1d3d4e8b7a60',
        api_url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`,
        closed_pull_requests: 'false',
        older_than: '1h',
        dry_run: 'true',
        max_deletes: String(COUNT)
      },
      onSpawn: (child) => {
        holder.child = child
        child.stdout?.pause()
      }
    })
    expect(run).toMatchObject({ exitCode: 0, errors: [] })
    expect(run.log.match(/^Would delete /gm)).toHaveLength(COUNT)
    expect(run.log).toMatch(
      new RegExp(`Dry run: ${COUNT} of ${COUNT} databases would be deleted; nothing was\\.\\n$`)
    )
  } finally {
    server.close()
  }
})
