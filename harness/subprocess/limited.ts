/** A command with limits that the kernel holds, even where nothing is left to watch it. */

export interface KernelLimits {
  /** Memory that any one process of it writes to, in MiB. Held by Linux alone. */
  readonly memoryMiB: number;
  /** Processor time, in whole seconds; left out: as long as it takes. */
  readonly cpuSeconds?: number;
}

/** The same command under these limits, by way of the shell, which takes a millisecond. A limit that the system does not know is not set. */
export function limited(command: readonly string[], { memoryMiB, cpuSeconds }: KernelLimits): readonly string[] {
  const limits = [`ulimit -d ${memoryMiB * 1024}`, ...(cpuSeconds === undefined ? [] : [`ulimit -t ${cpuSeconds}`])];
  return ['/bin/sh', '-c', `${limits.map((one) => `${one} 2>/dev/null;`).join(' ')} exec "$@"`, 'sh', ...command];
}
