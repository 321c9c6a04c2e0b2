/** How many CPUs a container may use: as the engine reports, and by its control group where that can be read from inside. */
import type { ContainerView } from '../engine/engine.ts';
import type { Replica } from '../model/event.ts';
import type { FaultContext, Landed } from './driver.ts';
import { applied, rejected } from './landing.ts';
import { nameOf } from './targets.ts';

type Before = readonly (Pick<Replica, 'replica'> & { readonly cpus: number })[];

/** Gives back what it had; a container that has it is left alone. */
export async function restoreCpus(one: ContainerView, before: Before, context: FaultContext): Promise<Landed> {
  const had = before.find(({ replica }) => replica === one.replica)?.cpus ?? 0;
  if (!isSame(one.cpus ?? 0, had)) await context.env.engine.containers.limitCpu(one.id, had);
  return readCpus(context, one, had);
}

/** Applied: it may use as many; 0: there is no limit. */
export async function readCpus(context: FaultContext, one: ContainerView, cpus: number): Promise<Landed> {
  const now = await context.env.engine.containers.inspect(one.id);
  if (now === null) return rejected(`${nameOf(one)}: the container is gone`);
  const told = now.cpus ?? 0;
  if (!isSame(told, cpus)) return rejected(`${nameOf(one)}: ${limitText(told)} by the engine, not ${limitText(cpus)}`);
  const quota = now.status === 'running' ? await quotaOf(context, one) : null;
  if (quota === null)
    return applied(`${nameOf(one)}: ${limitText(told)} by the engine; its control group shows none from inside`);
  const said = `${nameOf(one)}: ${limitText(quota)} by its control group`;
  return isSame(quota, cpus) ? applied(said) : rejected(`${said}, not ${limitText(cpus)}`);
}

const isSame = (one: number, other: number): boolean => Math.abs(one - other) < 0.001;

const limitText = (cpus: number): string => (cpus === 0 ? 'without a limit of CPU' : `limited to ${cpus} CPU`);

/** Control groups of version 2, or of version 1. */
const readQuota =
  'cat /sys/fs/cgroup/cpu.max || cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us /sys/fs/cgroup/cpu/cpu.cfs_period_us';

/** CPUs by the kernel's own figures; 0: no limit; null: they cannot be read from inside the container. */
async function quotaOf(context: FaultContext, one: ContainerView): Promise<number | null> {
  const { exec } = context.env.engine.containers;
  const result = await exec(one.id, ['/bin/sh', '-c', `{ ${readQuota}; } 2>/dev/null`]).catch(() => null);
  const [quota, period] = /^(max|-?\d+)\s+(\d+)\s*$/.exec(result?.output ?? '')?.slice(1) ?? [];
  if (quota === undefined) return null;
  return quota === 'max' || Number(quota) < 0 ? 0 : Number(quota) / Number(period);
}
