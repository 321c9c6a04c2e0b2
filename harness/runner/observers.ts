/** The observers of a run: who asks Prometheus, and who asks and looks names up inside the stack's networks. */
import type { EventBody } from '../model/event.ts';
import { startInsideProber } from '../probes/inside/inside-prober.ts';
import { startProbeObserver } from '../probes/registry.ts';
import type { LiveContext } from './context.ts';

export interface Observers {
  /** Begins to ask; returns once each has been asked for the first time, or could not be. */
  resume(): Promise<void>;
  /** Asks nothing more; returns when what was under way is recorded. */
  pause(): Promise<void>;
}

/** Asks nobody yet. */
export function observersOf(live: LiveContext): Observers {
  const { plan, recorder } = live;
  const context = { ...live, services: plan.services, emit: (event: EventBody) => void recorder.append(event) };
  const inside = live.env.insideProber === undefined ? [] : live.inside;
  const start = () =>
    Promise.all([
      ...Object.entries(plan.probes).map(([name, probe]) => startProbeObserver(name, probe, context)),
      ...inside.map((group) => startInsideProber(group, context)),
    ]);
  let asking: ReturnType<typeof start> | null = null;
  return {
    async resume() {
      asking = start();
      await asking;
    },
    async pause() {
      const observers = await asking;
      asking = null;
      await Promise.all((observers ?? []).map((one) => one?.stop()));
    },
  };
}
