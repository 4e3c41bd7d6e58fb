import { describe, expect, test } from '@jest/globals'
import { LeakError, jobToken, type ActionRun, type RunOptions } from '../support/runner.js'
import { useFixtures } from './fixture.js'

const secret = 'dd1803832a2746309e118373549e574d'
const runFixture = useFixtures()

const run = (script: string, options: Partial<RunOptions> = {}): Promise<ActionRun> =>
  runFixture(`const secret = '${secret}'\n${script}`, { secrets: [secret], ...options })

describe('the leak audit passes', () => {
  test('a step that masks first', async () => {
    const result = await run(
      `mask(secret); say('it is ' + secret); say('::error::' + secret)
       say('Basic ' + Buffer.from('user@example.com:' + secret).toString('base64'))
       put('GITHUB_OUTPUT', 'password', secret)`
    )
    expect(result.masks).toEqual([secret])
    expect(result.errors).toEqual(['***'])
    expect(result.log).toMatch(/^it is \*\*\*\nError: \*\*\*\nBasic [A-Za-z0-9+/]*\*\*\*\n$/)
    expect(result.outputs['password']).toBe(secret)
  })

  test('values sent as commands after their masks', async () => {
    const result = await run(
      `mask(secret); say('::set-output name=password::' + secret); say('::save-state name=id::7')`,
      {
        commandsOnStdout: true
      }
    )
    expect(result.outputs).toEqual({ password: secret })
    expect(result.state).toEqual({ id: '7' })
  })

  test('the job token, which the runner masks by itself', async () => {
    expect((await run(`say(process.env.INPUT_GITHUB_TOKEN)`)).log).toBe('***\n')
    await expect(run(`put('GITHUB_STATE', 'token', '${jobToken}')`)).rejects.toThrow(LeakError)
  })
})

describe('the leak audit catches', () => {
  const leaks: [string, string, RegExp][] = [
    ['a secret in the log', `say(secret)`, /readable in log line 1/],
    ['a secret on stderr', `console.error(new Error(secret))`, /readable in log line 1/],
    ['a secret in a debug line nobody sees', `say('::debug::' + secret)`, /readable in log line 1/],
    ['a mask that comes after the text', `say(secret); mask(secret)`, /readable in log line 1/],
    ['base64', `say(Buffer.from('x' + secret + 'yz').toString('base64'))`, /readable in log line 1/],
    [
      'a Basic header',
      `say(Buffer.from('user@example.com:' + secret).toString('base64'))`,
      /readable in log line 1/
    ],
    ['an unmasked output', `put('GITHUB_OUTPUT', 'password', secret)`, /in output password without a mask/],
    [
      'an output of which only a part is masked',
      `mask(secret.slice(0, 8)); put('GITHUB_OUTPUT', 'password', secret)`,
      /in output password without a mask/
    ],
    [
      'an unmasked variable',
      `put('GITHUB_ENV', 'URL', 'redis://' + secret)`,
      /in variable URL without a mask/
    ],
    ['a secret in the state', `mask(secret); put('GITHUB_STATE', 'p', secret)`, /in state p/],
    [
      'a secret in the summary',
      `mask(secret); appendFileSync(process.env.GITHUB_STEP_SUMMARY, secret)`,
      /in the job summary/
    ],
    [
      'an exported path',
      `mask(secret); appendFileSync(process.env.GITHUB_PATH, secret)`,
      /in the exported path/
    ],
    ['an empty mask', `mask('')`, /add-mask line is empty/]
  ]

  test.each(leaks)('%s', async (_name, script, message) => {
    const failure = await run(script).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(LeakError)
    expect(String(failure)).toMatch(message)
    expect(String(failure)).not.toContain(secret)
  })

  test('an output or variable sent before its mask', async () => {
    for (const command of ['set-output', 'set-env']) {
      await expect(
        run(`say('::${command} name=password::' + secret); mask(secret)`, { commandsOnStdout: true })
      ).rejects.toThrow(/password before it is masked/)
    }
  })

  test('the API key of the inputs, without being told', async () => {
    await expect(
      run(`say(encodeURIComponent(process.env.INPUT_API_KEY))`, { inputs: { api_key: 'key/with+signs' } })
    ).rejects.toThrow('the secret "key/…"')
  })

  test('what only a function asked after the run can name', async () => {
    const created: string[] = []
    await expect(
      run(`say('fresh-token-1')`, { secrets: () => created, onSpawn: () => created.push('fresh-token-1') })
    ).rejects.toThrow(LeakError)
  })

  test('leaks of a step that is killed', async () => {
    await expect(
      run(`say(secret); setInterval(() => {}, 1e6)`, {
        onSpawn: (child) => child.stdout?.once('data', () => child.kill('SIGKILL'))
      })
    ).rejects.toThrow(LeakError)
  })
})
