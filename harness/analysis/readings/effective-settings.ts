/** The plan's services with the settings that the engine reported, and what the run showed of its stop signals. */
import type { Plan, PlannedService } from '../../model/plan.ts';
import type { ProbeName } from '../../model/probe.ts';
import { isUserProbeOf } from '../../model/probe-traits.ts';
import type { Instant } from '../../model/time.ts';
import type { KnownService } from '../../prediction/known-service.ts';
import type { EventIndex } from '../event-index.ts';
import { type OwnCosts, ownCosts } from './own-costs.ts';

export interface EffectiveSettings {
  readonly services: readonly PlannedService[];
  service(name: string): PlannedService | undefined;
  /** The services as far as they were known before that instant. */
  before(instant: Instant): readonly KnownService[];
  /** Default costs, with what the run had shown of them before that instant. Throws where there is no such service. */
  costs(name: string, before: Instant): OwnCosts;
}

export function effectiveSettings(plan: Plan, eventIndex: EventIndex): EffectiveSettings {
  const services = plan.services.map((planned) => {
    const observed = eventIndex.observed.find((one) => one.service === planned.name);
    return observed === undefined ? planned : { ...planned, health: observed.health, restart: observed.restart };
  });
  const find = (name: string): PlannedService | undefined => services.find((one) => one.name === name);
  return {
    services,
    service: find,
    before: (instant) => services.map((one) => ({ ...one, ...heeding(one, eventIndex, instant) })),
    costs: (name, before) => ownCosts(find(name)!, probesOf(plan, name), eventIndex, before),
  };
}

const probesOf = ({ probes }: Plan, service: string): readonly ProbeName[] =>
  Object.keys(probes).filter((name) => isUserProbeOf(probes[name]!, service));

/** By the stops that were seen: who was killed when the stop grace was over ignores its signal. */
function heeding(service: PlannedService, { changes }: EventIndex, before: Instant): Pick<KnownService, 'heedsStop'> {
  const own = (changes.get(service.name) ?? []).filter((one) => one.engineAt < before);
  const stops = own.flatMap((stopped, place) => {
    if (stopped.change.to !== 'stopped') return [];
    const death = own.slice(place).find((one) => one.change.to === 'died' && one.replica === stopped.replica);
    return death?.change.to === 'died' && death.change.exitCode !== null ? [death.change.exitCode] : [];
  });
  const last = stops.at(-1);
  return last === undefined ? {} : { heedsStop: last !== 137 };
}
