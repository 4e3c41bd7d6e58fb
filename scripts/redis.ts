/** Makes sure that a Redis server is on this machine; says nothing when it is there already. */
import { REDIS_SERVERS } from '../emulator/executable.js'
import { ensureRedis } from '../emulator/install-redis.js'

const found = await ensureRedis((line) => {
  console.error(line)
})
if (typeof found !== 'string') {
  const next =
    found.command === undefined ? 'install Redis with your package manager' : `run: ${found.command}`
  console.error(`No Redis server (${REDIS_SERVERS.join(' or ')}) on this machine, and ${found.why}; ${next}`)
  process.exitCode = 1
}
