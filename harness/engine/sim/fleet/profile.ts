/** What all containers of one service share: its settings, how long its things take, and who heals it. Numbers, ready for the loop. */
import type { HealerKind } from '../../../model/healer.ts';
import { sidecarInterval } from '../../../model/healer.ts';
import type { HealthSettings, RestartPolicy } from '../../../model/settings.ts';
import type { HealthTimes } from '../health-rules.ts';
import { measured, type Parameters, type Spread } from '../parameters.ts';
import { always, type Distribution, meanOf, mostOf, ofSpread } from './distribution.ts';

/** A service as the fleet simulates it. */
export interface ServiceModel {
  readonly health: HealthSettings | null;
  readonly restart: RestartPolicy;
  readonly stopGrace: number;
  readonly healer: HealerKind;
  /** On a network of its own; the costs of a death and a start differ, and Swarm takes 2 s to take it out of service. */
  readonly bridged: boolean;
  /** From the start of the process until it answers. */
  readonly boot: Distribution;
  /** The work of the check's own program, and on which side of it the check asks the app. */
  readonly check: { readonly takes: number; readonly asksAt: 'start' | 'end' };
  /** Whether SIGTERM ends the process at once; else it lives until the end of the grace. */
  readonly endsOnTerm: boolean;
  readonly termCode: number;
  /** How long each life lasts; null: it does not leave by itself. */
  readonly leavesAfter: Distribution | null;
  readonly leavesWith: number;
  /** Milliseconds between requests to its published port while it restarts; 0: nobody asks. */
  readonly polledEvery: number;
  /** Start to end of a trivial check, as earlier runs measured; null: by the parameters. */
  readonly probe: Distribution | null;
}

export interface Profile extends HealthTimes {
  readonly checked: boolean;
  readonly model: ServiceModel;
  readonly restart: RestartPolicy;
  readonly healEvery: number;
  readonly exitsUnhealthy: boolean;
  readonly lateness: Distribution;
  readonly setup: Distribution;
  readonly program: Distribution;
  readonly exitHandling: Distribution;
  readonly probeKill: Distribution;
  readonly takesBefore: number;
  readonly takesAfter: number;
  readonly stallProbability: number;
  readonly stallMax: number;
  /** Longest and mean of a good cycle without stalls, its gap apart. */
  readonly cycleMost: number;
  readonly cycleMean: number;
  readonly exitNotice: Distribution;
  readonly cleanup: Distribution;
  readonly start: Distribution;
  readonly startEvent: Distribution;
  readonly healthEvent: Distribution;
  readonly apiSignal: Distribution;
  readonly connectionLost: Distribution;
  readonly proxyOpens: number;
  readonly neighbourRetry: number;
}

/** Boots in 40 ms, answers, leaves on SIGTERM with 0, and is healed by its restart policy alone. */
export const plainModel: ServiceModel = {
  health: null,
  restart: { name: 'no' },
  stopGrace: 10_000,
  healer: 'restart-policy',
  bridged: true,
  boot: ofSpread({ p50: 39, sd: 4 }),
  check: { takes: 0, asksAt: 'end' },
  endsOnTerm: true,
  termCode: 0,
  leavesAfter: null,
  leavesWith: 1,
  polledEvery: 0,
  probe: null,
};

const never: HealthTimes = { interval: 0, timeout: 0, retries: 1, startPeriod: 0, startInterval: 0 };

/** Tables are made once for each spread, however many profiles share it. */
const tables = new WeakMap<Spread, Distribution>();

function tableOf(spread: Spread): Distribution {
  const known = tables.get(spread);
  if (known !== undefined) return known;
  const made = ofSpread(spread);
  tables.set(spread, made);
  return made;
}

const nothing = always(0);

export function profileOf(model: ServiceModel, parameters: Parameters = measured): Profile {
  const { health, check, healer, probe } = model;
  const { interval, timeout, retries, startPeriod, startInterval } = health ?? never;
  const costs = model.bridged ? parameters.bridged : parameters.plain;
  // A measured probe is taken as its set-up, all but its end.
  const [setup, program] =
    probe === null ? [tableOf(parameters.execSetup), tableOf(parameters.probeProgram)] : [probe, nothing];
  const lateness = tableOf(parameters.timerLateness);
  const exitHandling = probe === null ? tableOf(parameters.exitHandling) : nothing;
  const parts = [lateness, setup, program, exitHandling];
  const total = (of: (table: Distribution) => number): number => parts.reduce((sum, one) => sum + of(one), check.takes);
  return {
    ...{ interval, timeout, retries, startPeriod, startInterval, model, restart: model.restart },
    checked: health !== null,
    healEvery: healer === 'sidecar' ? sidecarInterval : 0,
    exitsUnhealthy: healer === 'exit-on-unhealthy',
    ...{ lateness, setup, program, exitHandling },
    probeKill: tableOf(parameters.probeKill),
    takesBefore: check.asksAt === 'end' ? check.takes : 0,
    takesAfter: check.asksAt === 'start' ? check.takes : 0,
    stallProbability: probe === null ? parameters.stallProbability : 0,
    stallMax: parameters.stallMax,
    cycleMost: total(mostOf),
    cycleMean: total(meanOf),
    exitNotice: tableOf(costs.exitNotice),
    cleanup: tableOf(costs.cleanup),
    start: tableOf(costs.start),
    startEvent: tableOf(parameters.startEvent),
    healthEvent: tableOf(parameters.healthEvent),
    apiSignal: tableOf(parameters.apiSignal),
    connectionLost: tableOf(parameters.connectionLost),
    proxyOpens: parameters.proxyOpens.p50,
    neighbourRetry: parameters.neighbourRetry,
  };
}
