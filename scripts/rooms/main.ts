import { resolve } from 'node:path'
import { floorsOf, readRoomGraph } from './graph.js'

/** `npm run rooms [-- FOLDER]`: counts the rooms of src/, the arrows between them and the floors. */
const graph = await readRoomGraph(resolve(process.argv[2] ?? '.'))
const arrows = [...graph.values()].reduce((sum, targets) => sum + targets.size, 0)
for (const [room, targets] of graph) console.log(`${room.padEnd(12)} → ${[...targets].sort().join(', ')}`)
const floors = floorsOf(graph)
console.log(
  `${graph.size} rooms, ${arrows} arrows, ${floors === undefined ? 'and a circle' : `${floors} floors`}`
)
