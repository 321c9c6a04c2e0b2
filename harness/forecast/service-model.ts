/** A planned service, its healer and what earlier runs measured of it → the service as the fleet simulates it. */
import { type Distribution, ofSamples } from '../engine/sim/fleet/distribution.ts';
import { kubernetesTimes } from '../engine/sim/fleet/kubernetes.ts';
import { plainModel, type ServiceModel } from '../engine/sim/fleet/profile.ts';
import type { Platform } from '../model/forecast.ts';
import type { HealerKind } from '../model/healer.ts';
import type { Plan, PlannedService } from '../model/plan.ts';
import { isUserProbeOf } from '../model/probe-traits.ts';

/** Lengths in milliseconds out of earlier runs; empty: none was seen, and the simulator's own are taken. */
export interface Measurements {
  /** From a start until the app answered. */
  readonly boots: readonly number[];
  /** Health probes that passed, start to end. */
  readonly probes: readonly number[];
}

export interface ModelInput {
  readonly plan: Plan;
  readonly service: PlannedService;
  readonly healer: HealerKind | null;
  readonly platform: Platform;
  readonly measurements: Measurements | null;
}

/** Fewer checks say too little of how they vary; of a start even one says more than that of some other application. */
export const leastChecks = 5;

export function serviceModel({ plan, service, healer, platform, measurements }: ModelInput): ServiceModel {
  const { health, restart, stopGrace, init } = service;
  const bridged = service.networks.length > 0;
  return {
    ...plainModel,
    health: health !== null && platform === 'kubernetes' ? kubernetesTimes(health) : health,
    restart,
    stopGrace,
    healer: healerOn(platform, healer),
    bridged,
    boot: tableOf(measurements?.boots, 1) ?? plainModel.boot,
    probe: tableOf(measurements?.probes, leastChecks),
    termCode: init ? 143 : 0,
    polledEvery: platform === 'docker' && service.ports.length > 0 ? pollingOf(plan, service.name) : 0,
  };
}

/** Where the platform itself heals, no sidecar of ours is deployed. A check that ends its process needs an init, which a pod has not. */
function healerOn(platform: Platform, healer: HealerKind | null): HealerKind {
  if (healer === 'exit-on-unhealthy' && platform === 'swarm') return healer;
  return platform === 'docker' && healer !== null ? healer : 'restart-policy';
}

const tableOf = (samples: readonly number[] | undefined, least: number): Distribution | null =>
  samples === undefined || samples.length < least ? null : ofSamples(samples);

/** Milliseconds between the requests of all users' probes of the service; 0: nobody asks. */
function pollingOf(plan: Plan, service: string): number {
  const rates = Object.values(plan.probes).flatMap((probe) => (isUserProbeOf(probe, service) ? [probe.rate] : []));
  const rate = rates.reduce((sum, one) => sum + one, 0);
  return rate === 0 ? 0 : 1000 / rate;
}
