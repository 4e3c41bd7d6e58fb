import { expect, test } from '@jest/globals'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { repositoryRoot } from '../support/root.js'

test('what `npm run emulator` prints can be pasted into a shell: it creates a database', async () => {
  const emulator = spawn(process.execPath, ['build/emulator/main.js'], {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'inherit']
  })
  try {
    const lines: string[] = []
    for await (const line of createInterface({ input: emulator.stdout })) {
      lines.push(line)
      if (line.startsWith('Ctrl-C')) break
    }
    const printed = lines.join('\n')
    const trust = /^ +export NODE_EXTRA_CA_CERTS=.*$/m.exec(printed)?.[0] ?? ''
    const byHand = /^ +INPUT_EMAIL=.*\\\n.*$/m.exec(printed)?.[0] ?? ''
    const { status, stdout } = spawnSync('bash', ['-c', `${trust}\n${byHand}`], {
      cwd: repositoryRoot,
      encoding: 'utf8',
      env: { PATH: `${repositoryRoot}/node_modules/.bin:${process.env['PATH'] ?? ''}` }
    })
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringContaining('Created the database "try"')
    })
  } finally {
    emulator.kill()
    await once(emulator, 'exit')
  }
})
