/** A command as it is launched: known to the watcher before its program begins, and within limits that the kernel holds. */

export interface KernelLimits {
  /** Memory that any one process of it writes to, in MiB. Held by Linux alone. */
  readonly memoryMiB: number;
  /** Processor time, in whole seconds; left out: as long as it takes. */
  readonly cpuSeconds?: number;
}

/** What a group of processes gets when we are gone. */
export type LastSignal = 'KILL' | 'TERM';

/** Where the shell that launches it finds the watcher's input. */
export const watcherFd = 3;

/**
 * The same command by way of the shell, which takes a millisecond. It is to lead a group of its own. A limit that the system does not know
 * is not set; null: there is none.
 */
export function launched(
  command: readonly string[],
  limits: KernelLimits | null,
  last: LastSignal = 'KILL',
): readonly [string, ...string[]] {
  const steps = [
    `echo "+ ${last} $$" >&${watcherFd}`,
    `exec ${watcherFd}>&-`,
    ...(limits === null ? [] : [`ulimit -d ${limits.memoryMiB * 1024} 2>/dev/null`]),
    ...(limits?.cpuSeconds === undefined ? [] : [`ulimit -t ${limits.cpuSeconds} 2>/dev/null`]),
    'exec "$@"',
  ];
  return ['/bin/sh', '-c', steps.join('; '), 'sh', ...command];
}
