/** Observers of a run: those that query Prometheus, and those that look names up inside the stack's networks. */
import type { DnsProbe, ProbeName, PromqlProbe } from '../model/probe.ts';
import { startDnsWatch } from '../probes/dns.ts';
import { startPromql } from '../probes/promql.ts';
import type { LiveContext } from './context.ts';

interface Observers {
  stop(): Promise<void>;
}

export interface Observing {
  /** Begins to ask; returns once each has been asked for the first time, or could not be. */
  resume(): Promise<void>;
  /** Asks nothing more; returns when what was under way is recorded. */
  pause(): Promise<void>;
}

/** Asks nobody yet. */
export function startObserving(context: LiveContext): Observing {
  let asking: Promise<Observers> | null = null;
  return {
    async resume() {
      asking = startObservers(context);
      await asking;
    },
    async pause() {
      const observers = await asking;
      asking = null;
      await observers?.stop();
    },
  };
}

async function startObservers(context: LiveContext): Promise<Observers> {
  const { plan, env, recorder, signal, address, clockOffset } = context;
  const emit = (event: Parameters<typeof recorder.append>[0]): void => void recorder.append(event);
  const named = Object.entries(plan.probes);
  const metrics = named.filter((entry): entry is [ProbeName, PromqlProbe] => entry[1].kind === 'promql');
  const names = named.filter((entry): entry is [ProbeName, DnsProbe] => entry[1].kind === 'dns');
  const started = await Promise.all([
    ...metrics.map(([name, probe]) =>
      startPromql({ name, probe, address: () => address(probe.service) }, env, emit, signal),
    ),
    ...names.map(([name, probe]) =>
      startDnsWatch({ name, probe, services: plan.services, clockOffset }, env, emit, signal),
    ),
  ]);
  return { stop: async () => void (await Promise.all(started.map((one) => one.stop()))) };
}
