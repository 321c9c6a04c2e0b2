/**
 * Stand-ins for what Go's runtime exports. Names and types are the original's; the values are taken from this process
 * where it has something alike, and are fixed where it has not.
 */
import type { Family } from '../../service/families.ts';

const idleGoroutines = 8;
const perRequest = 3;
const stackBytes = 8192;

/** A request that hangs keeps its goroutines, as in the original; the count of idle ones is a guess. */
export function goFamilies(underWay: () => number): Family[] {
  const goroutines = () => idleGoroutines + perRequest * underWay();
  const heap = (share: number) => () => Math.round(process.memoryUsage().heapUsed * share);
  const gauge = (name: string, help: string, read: Family['read']): Family => ({
    type: 'gauge',
    name,
    help: `${help} (stand-in)`,
    read,
  });
  const counter = (name: string, help: string, read: Family['read']): Family => ({
    ...gauge(name, help, read),
    type: 'counter',
  });
  return [
    gauge('go_goroutines', 'Goroutines that exist', goroutines),
    gauge('go_threads', 'Threads of the system', () => 8),
    gauge('go_info', 'The version of Go', () => [[{ version: 'go1.13' }, 1]]),
    gauge('go_memstats_stack_inuse_bytes', 'Bytes in use for stacks', () => 2 ** 18 + goroutines() * stackBytes),
    gauge('go_memstats_stack_sys_bytes', 'Bytes from the system for stacks', () => 2 ** 18 + goroutines() * stackBytes),
    gauge('go_memstats_alloc_bytes', 'Bytes allocated and in use', heap(1)),
    gauge('go_memstats_heap_alloc_bytes', 'Bytes of the heap allocated and in use', heap(1)),
    gauge('go_memstats_heap_inuse_bytes', 'Bytes of the heap in use', heap(1.1)),
    gauge('go_memstats_heap_idle_bytes', 'Bytes of the heap that wait for use', heap(0.5)),
    gauge('go_memstats_heap_sys_bytes', 'Bytes of the heap from the system', heap(1.6)),
    gauge('go_memstats_heap_released_bytes', 'Bytes of the heap given back', () => 0),
    gauge('go_memstats_heap_objects', 'Objects on the heap', heap(0.01)),
    gauge('go_memstats_sys_bytes', 'Bytes from the system', () => process.memoryUsage.rss()),
    gauge('go_memstats_next_gc_bytes', 'Bytes of the heap at which the next collection runs', heap(2)),
    gauge('go_memstats_last_gc_time_seconds', 'Last collection, as time since the epoch', () => 0),
    gauge('go_memstats_gc_cpu_fraction', 'Share of the CPU that collections have had', () => 0),
    gauge('go_memstats_gc_sys_bytes', 'Bytes for the collector', () => 2 ** 21),
    gauge('go_memstats_buck_hash_sys_bytes', 'Bytes for the profiler', () => 3000),
    gauge('go_memstats_mcache_inuse_bytes', 'Bytes in use for mcache', () => 3472),
    gauge('go_memstats_mcache_sys_bytes', 'Bytes from the system for mcache', () => 16_384),
    gauge('go_memstats_mspan_inuse_bytes', 'Bytes in use for mspan', () => 30_000),
    gauge('go_memstats_mspan_sys_bytes', 'Bytes from the system for mspan', () => 32_768),
    gauge('go_memstats_other_sys_bytes', 'Bytes from the system for all else', () => 800_000),
    counter('go_memstats_alloc_bytes_total', 'Bytes ever allocated', () => Math.round(process.uptime() * 10_000)),
    counter('go_memstats_frees_total', 'Frees', () => 0),
    counter('go_memstats_mallocs_total', 'Allocations', () => 0),
    counter('go_memstats_lookups_total', 'Lookups of pointers', () => 0),
    gauge('process_virtual_memory_max_bytes', 'Virtual memory that may be had, -1 for no bound', () => -1),
  ];
}
