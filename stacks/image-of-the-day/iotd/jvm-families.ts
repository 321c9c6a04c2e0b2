/**
 * Stand-ins for what the JVM, Tomcat and the logger of the original export. Names, types and labels are the original's;
 * the values are taken from this process where it has something alike, and are fixed where it has not.
 */
import { fs, os } from '../../service/builtins.ts';
import type { Family } from '../../service/families.ts';

/** What the server is doing, as far as the families tell of it. */
export interface JvmLoad {
  busy: number;
  mostBusy: number;
  longestSeconds: number;
  failed: number;
}

type Row = readonly [type: Family['type'], name: string, help: string, read: Family['read']];

export function jvmFamilies(load: JvmLoad): Family[] {
  const rows = [...memory, ...buffersAndClasses, ...process_, ...threads(load), ...tomcat(load)];
  return rows.map(([type, name, help, read]) => ({ type, name, help: `${help} (stand-in)`, read }));
}

const heap = (id: string) => ({ area: 'heap', id });
const nonheap = (id: string) => ({ area: 'nonheap', id });

function memoryNow(field: 'used' | 'committed' | 'max'): Family['read'] {
  return () => {
    const { heapUsed, heapTotal, external } = process.memoryUsage();
    const [young, other] = { used: [heapUsed, external], committed: [heapTotal, external], max: [2 ** 28, -1] }[field];
    return [
      [heap('Eden Space'), young! > 0 ? Math.round(young! * 0.3) : -1],
      [heap('Survivor Space'), Math.round(young! * 0.05)],
      [heap('Tenured Gen'), Math.round(young! * 0.65)],
      [nonheap('Metaspace'), other!],
      [nonheap('Compressed Class Space'), field === 'max' ? 2 ** 30 : 0],
    ];
  };
}

const memory: readonly Row[] = [
  ['gauge', 'jvm_memory_used_bytes', 'Memory in use', memoryNow('used')],
  ['gauge', 'jvm_memory_committed_bytes', 'Memory committed for use', memoryNow('committed')],
  ['gauge', 'jvm_memory_max_bytes', 'Memory that can be used at most, -1 for no bound', memoryNow('max')],
  ['counter', 'jvm_gc_memory_allocated_bytes_total', 'Growth of the young pool between collections', () => 0],
  ['counter', 'jvm_gc_memory_promoted_bytes_total', 'Growth of the old pool over collections', () => 0],
  ['gauge', 'jvm_gc_live_data_size_bytes', 'Size of the old pool after a full collection', () => 0],
  ['gauge', 'jvm_gc_max_data_size_bytes', 'Largest size of the old pool', () => 2 ** 28],
];

const buffers = (value: number) => () => [[{ id: 'direct' }, value] as const, [{ id: 'mapped' }, 0] as const];

const buffersAndClasses: readonly Row[] = [
  ['gauge', 'jvm_buffer_count_buffers', 'Buffers in the pool', buffers(10)],
  ['gauge', 'jvm_buffer_memory_used_bytes', 'Memory that the pool uses', buffers(81_920)],
  ['gauge', 'jvm_buffer_total_capacity_bytes', 'Capacity of the buffers in the pool', buffers(81_920)],
  ['gauge', 'jvm_classes_loaded_classes', 'Classes loaded', () => 7500],
  ['counter', 'jvm_classes_unloaded_classes_total', 'Classes unloaded', () => 0],
  [
    'counter',
    'logback_events_total',
    'Events in the log',
    () => ['trace', 'debug', 'info', 'warn', 'error'].map((level) => [{ level }, 0] as const),
  ],
];

const states = ['runnable', 'blocked', 'waiting', 'timed-waiting', 'new', 'terminated'];
const idleThreads = 10;

/** Tomcat starts with ten threads, and has more when as many requests were under way at once. */
const current = ({ mostBusy }: JvmLoad): number => Math.max(idleThreads, mostBusy);

const threads = (load: JvmLoad): readonly Row[] => [
  ['gauge', 'jvm_threads_live_threads', 'Threads alive', () => current(load) + 12],
  ['gauge', 'jvm_threads_daemon_threads', 'Daemon threads alive', () => current(load) + 8],
  ['gauge', 'jvm_threads_peak_threads', 'Most threads alive since the start', () => current(load) + 12],
  [
    'gauge',
    'jvm_threads_states_threads',
    'Threads by state',
    () => states.map((state) => [{ state }, threadsIn(state, load)] as const),
  ],
];

function threadsIn(state: string, load: JvmLoad): number {
  if (state === 'runnable') return load.busy + 6;
  return state === 'waiting' ? current(load) - load.busy + 6 : 0;
}

export const connector = { name: 'http-nio-80' };
const ofConnector = (read: () => number) => () => [[connector, read()] as const];
const noSessions = () => 0;

const tomcat = (load: JvmLoad): readonly Row[] => [
  ['gauge', 'tomcat_threads_current_threads', 'Threads of the connector', ofConnector(() => current(load))],
  ['gauge', 'tomcat_threads_busy_threads', 'Threads at work', ofConnector(() => load.busy)],
  ['gauge', 'tomcat_threads_config_max_threads', 'Threads allowed', ofConnector(() => 200)],
  ['gauge', 'tomcat_global_request_max_seconds', 'Longest request', ofConnector(() => load.longestSeconds)],
  ['counter', 'tomcat_global_error_total', 'Requests answered with an error', ofConnector(() => load.failed)],
  ['counter', 'tomcat_global_sent_bytes_total', 'Bytes sent', ofConnector(() => 0)],
  ['counter', 'tomcat_global_received_bytes_total', 'Bytes received', ofConnector(() => 0)],
  ['gauge', 'tomcat_sessions_active_current_sessions', 'Sessions', noSessions],
  ['gauge', 'tomcat_sessions_active_max_sessions', 'Most sessions at once', noSessions],
  ['gauge', 'tomcat_sessions_alive_max_seconds', 'Longest life of a session', noSessions],
  ['counter', 'tomcat_sessions_created_sessions_total', 'Sessions created', noSessions],
  ['counter', 'tomcat_sessions_expired_sessions_total', 'Sessions expired', noSessions],
  ['counter', 'tomcat_sessions_rejected_sessions_total', 'Sessions refused', noSessions],
];

/** The share of one CPU that this process has had since its start. */
function cpuShare(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 / process.uptime();
}

const process_: readonly Row[] = [
  ['gauge', 'process_uptime_seconds', 'Age of the process', () => process.uptime()],
  ['gauge', 'process_start_time_seconds', 'Start, as time since the epoch', () => performance.timeOrigin / 1000],
  ['gauge', 'process_cpu_usage', 'CPU use of the process', cpuShare],
  ['gauge', 'process_files_open_files', 'Open files', () => fs.readdirSync('/proc/self/fd').length],
  ['gauge', 'process_files_max_files', 'Most open files', () => 1_048_576],
  ['gauge', 'system_cpu_usage', 'CPU use of the system', () => Math.min(1, os.loadavg()[0]! / os.cpus().length)],
  ['gauge', 'system_cpu_count', 'CPUs', () => os.cpus().length],
  ['gauge', 'system_load_average_1m', 'Load average of the last minute', () => os.loadavg()[0]!],
];
