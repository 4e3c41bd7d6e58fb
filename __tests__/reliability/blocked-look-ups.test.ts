import { afterAll, expect, test } from '@jest/globals'
import { blockLookUps } from '../support/blocked-look-ups.js'
import { runAction } from '../support/runner.js'

// A name server that does not answer holds a thread that `process.exit` waits for: without more ado each of these
// steps would go on until the test's own limit ends it.
const blocked = blockLookUps()
afterAll(() => {
  blocked.close()
})

const inputs = {
  email: 'user@example.com',
  api_key: '3f1a9e0c-7a52-4d0b-9c55-1d3d4e8b7a60',
  api_url: 'https://localhost:9/v2',
  primary_region: 'us-east-1'
}

test('a step ends with its timeout although the host name is still being looked up', async () => {
  const step = await runAction({ action: '.', inputs: { ...inputs, timeout: '1' }, env: blocked.env })
  expect(step).toMatchObject({ exitCode: 1, signal: null, stderr: '' })
  expect(step.errors).toEqual([
    expect.stringMatching(/^GET localhost:9\/v2\/redis\/databases had not answered when the 1 s of `timeout`/)
  ])
})

test('a cancelled step ends although the host name is still being looked up', async () => {
  const step = await runAction({
    action: '.',
    inputs,
    env: blocked.env,
    onSpawn: (child) => {
      child.stdout?.once('data', () => child.kill('SIGINT'))
    }
  })
  expect(step).toMatchObject({ exitCode: 1, signal: null })
  expect(step.errors).toEqual([expect.stringContaining('The run was cancelled (SIGINT).')])
})

test('a cancelled post step stays green, and ends although the host name is still being looked up', async () => {
  const step = await runAction({
    action: '.',
    phase: 'post',
    inputs,
    env: blocked.env,
    state: {
      delete_after_job: 'true',
      api_url: inputs.api_url,
      planned_name: 'orders',
      database_ids: 'id-1'
    },
    onSpawn: (child) => {
      child.stdout?.once('data', () => child.kill('SIGTERM'))
    }
  })
  expect(step).toMatchObject({ exitCode: 0, signal: null, errors: [] })
  expect(step.warnings).toEqual([expect.stringContaining('"orders" (id-1)')])
})
