import { describe, expect, test } from '@jest/globals'
import { jobToken } from '../support/runner.js'
import { useFixtures } from './fixture.js'

const run = useFixtures()

describe('the runner', () => {
  test('hands over inputs, defaults, event and a clean environment', async () => {
    const result = await run(
      `const keep = (name) => [name, process.env[name]]
       put('GITHUB_OUTPUT', 'env', JSON.stringify(Object.fromEntries(
         ['INPUT_API_KEY', 'INPUT_EMAIL', 'INPUT_TWO_WORDS', 'INPUT_FLAG', 'GITHUB_REPOSITORY', 'NODE_OPTIONS', 'HTTPS_PROXY', 'EXTRA'].map(keep))))
       put('GITHUB_OUTPUT', 'event', require('node:fs').readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'))
       put('GITHUB_OUTPUT', 'token', String(process.env.INPUT_GITHUB_TOKEN.length))
       put('GITHUB_OUTPUT', 'workspace', String(process.cwd() === require('node:fs').realpathSync(process.env.GITHUB_WORKSPACE)))`,
      { inputs: { email: 'a@b.c' }, env: { EXTRA: 'x' }, event: { number: 7 } }
    )
    expect(JSON.parse(result.outputs['env'] ?? '')).toEqual({
      INPUT_API_KEY: '',
      INPUT_EMAIL: 'a@b.c',
      INPUT_TWO_WORDS: 'two',
      INPUT_FLAG: 'false',
      GITHUB_REPOSITORY: 'acme/shop',
      EXTRA: 'x'
    })
    expect(result.outputs['event']).toBe('{"number":7}')
    expect(result.outputs['token']).toBe(String(jobToken.length))
    expect(result.outputs['workspace']).toBe('true')
  })

  test.each([
    ['null in a job without a matrix', undefined, null],
    ["the leg's values in a job with one", { shard: 2, os: ['a', 'b'] }, { shard: 2, os: ['a', 'b'] }]
  ])('evaluates the default of an input: the matrix is %s', async (_what, matrix, expected) => {
    const script = "put('GITHUB_OUTPUT', 'matrix', process.env.INPUT_MATRIX)"
    const { outputs } = await run(script, matrix === undefined ? {} : { matrix })
    expect(JSON.parse(outputs['matrix'] ?? '')).toEqual(expected)
  })

  test('reads the files, the commands and the exit code', async () => {
    const result = await run(
      `put('GITHUB_OUTPUT', 'lines', 'one\\ntwo')
       appendFileSync(process.env.GITHUB_OUTPUT, 'plain=a=b\\n')
       put('GITHUB_STATE', 'id', '42')
       put('GITHUB_ENV', 'NAME', 'value')
       appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# Done\\n')
       say('::warning title=Hm,file=a%2Cb::50%25 of it%0Asecond line')
       say('::debug::not shown')
       say('::unknown::shown as it is')
       process.stderr.write('::notice::from stderr\\n')
       say('::group::Details'); say('inside'); say('::endgroup::')
       say('::error::broken'); process.exitCode = 3`
    )
    expect(result.exitCode).toBe(3)
    expect(result.outputs).toEqual({ lines: 'one\ntwo', plain: 'a=b' })
    expect(result.state).toEqual({ id: '42' })
    expect(result.env).toEqual({ NAME: 'value' })
    expect(result.summary).toBe('# Done\n')
    expect(result.warnings).toEqual(['50% of it\nsecond line'])
    expect(result.notices).toEqual(['from stderr'])
    expect(result.debug).toEqual(['not shown'])
    expect(result.errors).toEqual(['broken'])
    expect(result.log.replace('Notice: from stderr\n', '')).toBe(
      'Warning: 50% of it\nsecond line\n::unknown::shown as it is\n▼ Details\ninside\nError: broken\n'
    )
  })

  test('shows debug lines when step debugging is on', async () => {
    const result = await run(`say('::debug::seen')`, { env: { RUNNER_DEBUG: '1' } })
    expect(result.log).toBe('##[debug]seen\n')
  })

  test('runs the post phase with the saved state', async () => {
    const result = await run('', { phase: 'post', state: { id: '42' } }, `say('id ' + process.env.STATE_id)`)
    expect(result.log).toBe('id 42\n')
  })

  test('lets the test send signals, and kills a step that does not end', async () => {
    const script = `process.on('SIGTERM', () => process.exit(9)); say('up'); setInterval(() => {}, 1e6)`
    const result = await run(script, {
      onSpawn: (child) => child.stdout?.once('data', () => child.kill('SIGTERM'))
    })
    expect([result.exitCode, result.signal]).toEqual([9, null])
    await expect(run(script, { limitMs: 300 })).rejects.toThrow('did not end within 300 ms')
  })

  test('refuses an input that action.yml does not declare', async () => {
    await expect(run('', { inputs: { emial: 'x' } })).rejects.toThrow('declares no input "emial"')
  })

  test('takes nothing for a command between stop-commands and its token, and a lone CR as a line end', async () => {
    const result = await run(
      `say('::stop-commands::pause'); say('::error::text'); say('::pause::'); process.stdout.write('a\\r::error::real\\n')`
    )
    expect(result.errors).toEqual(['real'])
    expect(result.log).toBe('::error::text\na\nError: real\n')
  })
})
