import { cruise, type ICruiseResult } from 'dependency-cruiser'

/** Which room imports from which: a folder of src/ is a room, and so is each file directly in it. */
export type RoomGraph = ReadonlyMap<string, ReadonlySet<string>>

/** Reads the graph of `<folder>/src`, type imports included. */
export async function readRoomGraph(folder: string): Promise<RoomGraph> {
  const { output } = await cruise(['src'], {
    baseDir: folder,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true
  })
  if (typeof output === 'string') throw new Error('dependency-cruiser gave text instead of its result')
  return graphOf(output)
}

function graphOf({ modules }: ICruiseResult): RoomGraph {
  const graph = new Map<string, Set<string>>()
  for (const { source, dependencies } of modules) {
    const from = roomOf(source)
    if (from === undefined) continue
    const targets = graph.get(from) ?? new Set<string>()
    graph.set(from, targets)
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved)
      if (to !== undefined && to !== from) targets.add(to)
    }
  }
  return graph
}

function roomOf(path: string): string | undefined {
  return /^src\/([^/]+?)(?:\.ts)?(?:\/|$)/.exec(path)?.[1]
}

/** How many floors a building of these rooms needs if every arrow leads down; undefined if there is a circle. */
export function floorsOf(graph: RoomGraph): number | undefined {
  const floors = new Map<string, number>()
  const rooms = new Set(graph.keys())
  for (let floor = 1; rooms.size > 0; floor++) {
    const placed = [...rooms].filter((room) =>
      [...(graph.get(room) ?? [])].every((below) => floors.has(below))
    )
    if (placed.length === 0) return undefined
    for (const room of placed) rooms.delete(room)
    for (const room of placed) floors.set(room, floor)
  }
  return Math.max(0, ...floors.values())
}
