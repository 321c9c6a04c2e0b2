/** Where a command runs: in a container of the service, found again when it is another, or in one of ours beside it. */
import type { CommandEnd } from '../../engine/command-end.ts';
import type { Engine, Sidecar } from '../../engine/engine.ts';
import type { ExecProbe } from '../../model/command-probe.ts';
import type { PlannedService } from '../../model/plan.ts';
import { insideReachOf } from '../../model/reach.ts';
import type { Duration } from '../../model/time.ts';

/** Runs a command there, for as long as is `left` when it begins. Throws where the engine does not answer. */
export type RunThere = (command: readonly string[], left: () => Duration) => Promise<CommandEnd>;

/** The first container of the service, or the replica that is meant. */
export function inContainer({ service, replica }: ExecProbe, { containers }: Engine): RunThere {
  let known: string | null = null;
  const find = async (): Promise<string | null> => {
    const own = (await containers.list()).filter((one) => one.service === service);
    return (replica === undefined ? own[0] : own.find((one) => one.replica === replica))?.id ?? null;
  };
  const nobody: CommandEnd = { how: 'refused', reason: `${service} has no container` };
  return async (command, left) => {
    known ??= await find();
    if (known === null) return nobody;
    const end = await containers.execFor(known, command, left());
    if (end.how !== 'refused') return end;
    // It may have been made again since it was found.
    const earlier = known;
    known = await find();
    if (known === null) return nobody;
    return known === earlier ? end : containers.execFor(known, command, left());
  };
}

/** It takes care of its children, also of those whose parents were killed. */
const waits = ['sh', '-c', 'trap exit TERM; while :; do sleep 60 & wait $!; done'];

/** One for all commands, made with the first of them, and again when it is gone; the run's end removes it. */
export function beside({ service }: ExecProbe, services: readonly PlannedService[], engine: Engine): RunThere {
  const reach = insideReachOf(service, services);
  const networks = reach.at === 'networks' ? reach.networks : [];
  const spec = { purpose: 'exec', image: null, command: waits, environment: {}, networks, files: {} };
  let ready: Promise<Sidecar> | null = null;
  return async (command, left) => {
    ready ??= engine.helperContainers.startSidecar(
      spec,
      () => undefined,
      () => undefined,
    );
    try {
      const end = await (await ready).execFor(command, left());
      // Not the service is at fault.
      if (end.how !== 'refused') return end;
      ready = null;
      return { how: 'unknown', reason: end.reason };
    } catch (error) {
      ready = null;
      throw error;
    }
  };
}
