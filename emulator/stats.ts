/** A database's measures as the `DatabaseStats` schema of Upstash's specification. */
import type { Measures } from './errands.js'

const NOTHING: Measures = {
  keys: 0,
  storage: 0,
  connections: 0,
  hits: 0,
  misses: 0,
  bytesIn: 0,
  bytesOut: 0,
  latency: 0,
  readLatency: 0,
  writeLatency: 0,
  reads: 0,
  writes: 0,
  scripts: 0,
  calls: {}
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/**
 * Everything that is counted since the database was started counts for today and this month, and each series has the one
 * point that is known: now. Of percentiles none are, and nothing is billed.
 */
export function statsOf(measures: Measures = NOTHING, atMs: number): unknown {
  const x = new Date(atMs).toISOString().replace('T', ' ').replace('Z', ' +0000 UTC')
  const point = (y: number): { x: string; y: number }[] => [{ x, y }]
  const { reads, writes, scripts, calls, storage } = measures
  const traffic = measures.bytesIn + measures.bytesOut
  const commands = Object.values(calls).reduce((sum, each) => sum + each, 0)
  return {
    monitor_count: { x, y: 0 },
    daily_net_commands: commands,
    daily_read_requests: reads,
    daily_write_requests: writes,
    connection_count: point(measures.connections),
    keyspace: point(measures.keys),
    throughput: point(commands),
    diskusage: point(storage),
    latencymean: point(measures.latency),
    latency_99: [],
    read_latency_mean: point(measures.readLatency),
    read_latency_99: [],
    write_latency_mean: point(measures.writeLatency),
    write_latency_99: [],
    hits: point(measures.hits),
    misses: point(measures.misses),
    read: point(reads),
    write: point(writes),
    dailyrequests: point(commands),
    days: [DAYS[new Date(atMs).getUTCDay()]],
    dailybilling: point(0),
    dailybandwidth: traffic,
    bandwidths: point(traffic),
    total_monthly_bandwidth: traffic,
    total_monthly_requests: commands,
    total_monthly_read_requests: reads,
    total_monthly_write_requests: writes,
    total_monthly_script_requests: scripts,
    queue_optimized: false,
    total_monthly_storage: storage,
    current_storage: storage,
    total_monthly_billing: 0,
    command_counts: Object.entries(calls).map(([name, count]) => ({
      metric_identifier: name,
      data_points: point(count)
    }))
  }
}
