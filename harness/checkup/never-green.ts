/** A check that is never green keeps its stack from being steady: which ones do, and the stack without them. */
import type { EventIndex } from '../analysis/event-index.ts';
import { readReplicas } from '../analysis/readings/replicas.ts';
import { engineResolution } from '../analysis/readings/resolution.ts';
import type { CheckAtRest } from '../model/checkup.ts';
import type { Plan } from '../model/plan.ts';
import { isUserProbeOf } from '../model/probe-traits.ts';
import type { ServiceName, ServiceSettings } from '../model/stack.ts';
import { type Instant, instant, milliseconds } from '../model/time.ts';
import { checkTimeline } from './check-timeline.ts';
import { isChecked } from './facts-of-check.ts';
import type { TriedRun } from './read-trial.ts';

/** The run in which it was on, and until when it was watched there. */
export interface RunBefore {
  readonly run: TriedRun;
  readonly until: Instant;
}

/** Those of containers that are up, and that were green at no time. */
export const neverGreen = ({ plan, eventIndex }: Pick<TriedRun, 'plan' | 'eventIndex'>): readonly ServiceName[] =>
  plan.services
    .filter(isChecked)
    .map(({ name }) => name)
    .filter((name) => {
      const changes = eventIndex.changes.get(name) ?? [];
      const up = changes.some(({ change }) => change.to === 'started') && !diedForGood(name, eventIndex);
      return up && !changes.some(({ change }) => change.to === 'healthy');
    });

/** Its last change before everything was taken down is its end. */
function diedForGood(name: ServiceName, { changes, last }: EventIndex): boolean {
  const own = (changes.get(name) ?? []).filter((one) => one.engineAt <= last);
  return own.findLast(({ change }) => change.to === 'died' || change.to === 'started')?.change.to === 'died';
}

/** The checks of `names` switched off, and nobody waiting for them. */
export function withoutChecks(
  names: readonly ServiceName[],
  services: Plan['services'],
): Readonly<Record<ServiceName, ServiceSettings>> {
  const all: Record<ServiceName, ServiceSettings> = {};
  for (const name of names) all[name] = { healthcheck: { disable: true } };
  for (const { name, dependsOn = [] } of services) {
    const waiting = dependsOn.filter((one) => names.includes(one.service) && one.condition === 'service_healthy');
    if (waiting.length === 0) continue;
    const condition = { condition: 'service_started' } as const;
    all[name] = { ...all[name], depends_on: Object.fromEntries(waiting.map((one) => [one.service, condition])) };
  }
  return all;
}

/** What it was like: in the run where it was on, and by the run in which it was off for how long users had to wait. */
export function readNeverGreen(
  service: ServiceName,
  { run: on, until }: RunBefore,
  off: TriedRun,
): Pick<CheckAtRest, 'lastOutput' | 'lastExit' | 'wolf' | 'run' | 'timeline'> {
  // While a stack is brought up its checks are not recorded one by one: what the run ended with tells of them.
  const said = on.eventIndex.ended?.failures.find(({ code }) => code === 'R301')?.message ?? '';
  const started = startOf(service, on.eventIndex);
  const wait = servedAfter(service, off);
  const watched = started === null ? 0 : until - started;
  const resolution = engineResolution(on.eventIndex);
  return {
    run: on.folder,
    lastOutput: said.replace(/^not steady[^:]*: /, ''),
    lastExit: null,
    wolf: wait === null ? null : { value: milliseconds(Math.max(0, watched - wait)), resolution },
    timeline: checkTimeline(on.eventIndex, on.settings, {
      service,
      span: { from: instant(0), to: until },
      fault: null,
      probe: null,
    }),
  };
}

const startOf = (service: ServiceName, { changes }: EventIndex): number | null =>
  changes.get(service)?.find(({ change }) => change.to === 'started')?.engineAt ?? null;

/** From its start to the first good answer of its users, at the latest. Null: they were not served, or not asked. */
function servedAfter(service: ServiceName, { plan, eventIndex, settings }: TriedRun): number | null {
  const started = startOf(service, eventIndex);
  const up = readReplicas(service, eventIndex, settings, { from: instant(0), to: eventIndex.last });
  if (started === null || up.length === 0) return null;
  const goods = Object.entries(plan.probes)
    .filter(([, probe]) => isUserProbeOf(probe, service))
    .flatMap(([name]) => {
      const samples = eventIndex.probes.get(name);
      const first = samples === undefined ? undefined : Iterator.from(samples).find((one) => one.outcome === 'ok');
      return first === undefined ? [] : [first.end - started];
    });
  return goods.length === 0 ? null : Math.max(0, Math.min(...goods));
}
