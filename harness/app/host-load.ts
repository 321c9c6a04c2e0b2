/** What this machine did beside the work: its load average, and what the hypervisor took of its CPUs. */
import { readFileSync } from 'node:fs';
import { loadavg, platform } from 'node:os';
import type { HostLoad } from '../model/night.ts';

/** Ticks of all CPUs together since the machine began. */
export interface CpuTicks {
  readonly all: number;
  readonly stolen: number;
}

/** Begins; what it gives back ends, and may be asked more than once. */
export function watchHost(): () => HostLoad {
  const loadBefore = loadNow();
  const before = ticksNow();
  return () => ({ loadBefore, loadAfter: loadNow(), steal: stealBetween(before, ticksNow()) });
}

/** Of `/proc/stat`; null: it is not what it should be. Time of guests is part of `user` and `nice` already. */
export function readTicks(stat: string): CpuTicks | null {
  const fields = /^cpu +(.*)$/m.exec(stat)?.[1]?.split(' ').map(Number) ?? [];
  const [user, nice, system, idle, iowait, irq, softirq, steal] = fields;
  const own = [user, nice, system, idle, iowait, irq, softirq, steal];
  if (steal === undefined || !own.every(Number.isSafeInteger)) return null;
  return { all: own.reduce<number>((sum, one) => sum + one!, 0), stolen: steal };
}

/** Share of the CPUs' time, 0 … 1; null: not known. */
export function stealBetween(before: CpuTicks | null, after: CpuTicks | null): number | null {
  if (before === null || after === null || after.all <= before.all || after.stolen < before.stolen) return null;
  return (after.stolen - before.stolen) / (after.all - before.all);
}

/** Windows has none, and tells 0. */
const loadNow = (): number | null => (platform() === 'win32' ? null : loadavg()[0]!);

function ticksNow(): CpuTicks | null {
  try {
    return readTicks(readFileSync('/proc/stat', 'utf8'));
  } catch {
    return null;
  }
}
