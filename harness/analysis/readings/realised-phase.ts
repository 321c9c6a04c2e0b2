/** Where in the health cycle of its target a fault really came. */
import type { Plan, PlannedExperiment } from '../../model/plan.ts';
import { firstAfter, sorted } from '../../statistics/quantile.ts';
import type { EventIndex } from '../event-index.ts';
import { landingSpan } from './landing.ts';

/**
 * 0 … 1 of the way from the end of the target's last check before the injection's end to the end of the next, had that passed too:
 * (t_inj − end of the check) ÷ (interval + median length of the checks before). 1 where the next check is late. Of several
 * replicas the target, else the first, as the runner has it. Null: nothing was injected, or never looked before.
 */
export function realisedPhase(planned: PlannedExperiment, eventIndex: EventIndex, plan: Plan): number | null {
  const { fault } = planned;
  const events = eventIndex.experiments.get(planned.name);
  const injected = events === undefined ? null : landingSpan(events, eventIndex, plan.probes);
  const service = plan.services.find((one) => one.name === fault.target);
  const observed = eventIndex.observed.find((one) => one.service === fault.target);
  const health = observed === undefined ? service?.health : observed.health;
  if (injected === null || health == null) return null;
  const before = (eventIndex.healthChecks.get(fault.target) ?? []).filter((run) => run.end <= injected.to);
  const replica = replicaOf(fault) ?? Math.min(...before.map((run) => run.replica));
  const own = before.filter((run) => run.replica === replica);
  const last = own.at(-1);
  if (last === undefined) return null;
  const lengths = sorted(own.map((run) => run.end - run.start));
  return Math.min(1, (injected.to - last.end) / (health.interval + firstAfter(lengths, 0.5)));
}

const replicaOf = (fault: PlannedExperiment['fault']): number | undefined =>
  'replica' in fault ? fault.replica : undefined;
