/** A command that the kernel ends when it takes more than it should, even where nothing is left to watch it. */

export interface CommandBounds {
  /** Processor time, in whole seconds. */
  readonly cpuSeconds: number;
  /** Memory that it writes to, in MiB; left out: unbounded. Linux only. */
  readonly memoryMiB?: number;
}

/** The same command under these limits, by way of the shell, which takes a millisecond. A limit that the system does not know is not set. */
export function boundedCommand(
  command: readonly string[],
  { cpuSeconds, memoryMiB }: CommandBounds,
): readonly string[] {
  const limits = [`ulimit -t ${cpuSeconds}`, ...(memoryMiB === undefined ? [] : [`ulimit -d ${memoryMiB * 1024}`])];
  return ['sh', '-c', `${limits.map((one) => `${one} 2>/dev/null;`).join(' ')} exec "$@"`, 'sh', ...command];
}
