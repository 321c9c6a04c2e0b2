/**
 * Stand-ins for what the .NET library of the original exports of its process and runtime. Names, types and labels are the
 * original's; the values are this process's.
 */
import { fs } from '../../service/builtins.ts';
import type { Family } from '../../service/families.ts';

type Row = readonly [type: Family['type'], name: string, help: string, read: Family['read']];

export function dotnetFamilies(): Family[] {
  return [...processRows(), ...runtimeRows()].map(([type, name, help, read]) => ({
    type,
    name,
    help: `${help} (stand-in)`,
    read,
  }));
}

const processRows = (): readonly Row[] => [
  [
    'gauge',
    'process_start_time_seconds',
    'Start of the process since the Unix epoch',
    () => performance.timeOrigin / 1e3,
  ],
  ['counter', 'process_cpu_seconds_total', 'User and system CPU time', cpuSeconds],
  ['gauge', 'process_virtual_memory_bytes', 'Virtual memory', () => statusKilobytes('VmSize') * 1024],
  ['gauge', 'process_working_set_bytes', 'Resident memory', () => process.memoryUsage.rss()],
  ['gauge', 'process_private_memory_bytes', 'Memory that is not shared', () => statusKilobytes('VmData') * 1024],
  ['gauge', 'process_open_handles', 'Open file descriptors', () => fs.readdirSync('/proc/self/fd').length],
  ['gauge', 'process_num_threads', 'Threads', () => statusKilobytes('Threads')],
];

function runtimeRows(): readonly Row[] {
  const collections = countCollections();
  return [
    ['gauge', 'dotnet_total_memory_bytes', 'Known allocated memory', () => process.memoryUsage().heapUsed],
    [
      'counter',
      'dotnet_collection_count_total',
      'Garbage collections; each counts in every generation up to its own',
      () => collections.map((count, generation) => [{ generation: String(generation) }, count]),
    ],
  ];
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The number of a line of the kernel's status file, in the line's own unit. */
function statusKilobytes(field: string): number {
  const status = fs.readFileSync('/proc/self/status', 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
}

/** Counts from now on: this runtime's scavenges stand for generation 0, its other collections for generation 2. */
function countCollections(): readonly number[] {
  const counts = [0, 0, 0];
  const { PerformanceObserver, constants } = process.getBuiltinModule('node:perf_hooks');
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const detail: unknown = 'detail' in entry ? entry.detail : null;
      const kind = typeof detail === 'object' && detail !== null && 'kind' in detail ? detail.kind : null;
      const highest = kind === constants.NODE_PERFORMANCE_GC_MINOR ? 0 : 2;
      for (let generation = 0; generation <= highest; generation += 1) counts[generation]! += 1;
    }
  });
  observer.observe({ entryTypes: ['gc'] });
  return counts;
}
