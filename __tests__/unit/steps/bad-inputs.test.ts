import { expect, test } from '@jest/globals'
import { InputError } from '../../../src/errors.js'
import type { Runner } from '../../../src/runner/runner.js'
import { deleteStep } from '../../../src/steps/delete.js'
import { getStep } from '../../../src/steps/get.js'
import { previewStep } from '../../../src/steps/preview.js'
import { provideStep } from '../../../src/steps/provide.js'
import { sweepStep } from '../../../src/steps/sweep.js'
import { aPullRequest, aRunner, REQUIRED_INPUTS, type Inputs } from '../../support/builders.js'
import { ScriptedNetwork } from '../../support/scripted-network.js'

test.each<[string, (runner: Runner) => Promise<void>, Inputs]>([
  ['root', provideStep, { budget: 'much' }],
  ['preview', previewStep, { suffix: 'too-long-a-suffix' }],
  ['get', getStep, { database_id: '../x' }],
  ['delete', deleteStep, { database_id: '../x' }],
  ['sweep', sweepStep, { older_than: 'long ago' }]
])('the %s action sends, publishes and saves nothing if an input is bad', async (_action, step, bad) => {
  const network = new ScriptedNetwork()
  const inputs = { ...REQUIRED_INPUTS, github_token: 'ghs_1', ...bad }
  const runner = aRunner(inputs, { context: aPullRequest(), send: network.send })
  await expect(step(runner)).rejects.toThrow(InputError)
  expect(network.requests).toEqual([])
  expect(runner.log.outputs).toEqual({})
  expect([...runner.saved]).toEqual([])
})
