/** A run of a comparison, as it is counted: its analysis, and what its containers used. */
import { analyse } from '../analysis/analyse.ts';
import { indexEvents } from '../analysis/event-index.ts';
import { realisedPhase } from '../analysis/readings/realised-phase.ts';
import type { Analysis } from '../model/analysis.ts';
import type { CampaignRun } from '../model/campaign-run.ts';
import { distinct } from '../model/distinct.ts';
import type { EventOf, Replica, TimelineEvent } from '../model/event.ts';
import type { Plan } from '../model/plan.ts';
import type { ExperimentName } from '../model/scenario.ts';
import { type Duration, type Instant, milliseconds } from '../model/time.ts';

/** CPU that one container used between two readings, and how often its health was checked meanwhile: of a check that was cut by a reading, the part between. */
export interface CpuReading extends Replica {
  readonly container: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly used: Duration;
  readonly checks: number;
}

export interface MeasuredRun {
  readonly run: CampaignRun;
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly cpu: readonly CpuReading[];
  /** Where in the health cycle each fault really came; left out where that is not known. */
  readonly phases: ReadonlyMap<ExperimentName, number>;
}

export const measureRun = (run: CampaignRun, plan: Plan, events: Iterable<TimelineEvent>): MeasuredRun => ({
  run,
  plan,
  analysis: analyse(plan, events),
  cpu: readCpu(events),
  phases: readPhases(plan, events),
});

function readPhases(plan: Plan, events: Iterable<TimelineEvent>): ReadonlyMap<ExperimentName, number> {
  const eventIndex = indexEvents(events);
  const phases = new Map<ExperimentName, number>();
  for (const one of plan.experiments) {
    const phase = realisedPhase(one, eventIndex, plan);
    if (phase !== null) phases.set(one.name, phase);
  }
  return phases;
}

/**
 * From the first reading of each container to its last; one alone says nothing. Nor do readings with a start between them: it
 * begins with a control group of its own, whose clock begins at 0.
 */
function readCpu(timeline: Iterable<TimelineEvent>): readonly CpuReading[] {
  const events = Iterator.from(timeline)
    .filter(({ type }) => type === 'stats.sampled' || type === 'health.probed' || type === 'container.changed')
    .toArray();
  const samples = events.filter((event): event is EventOf<'stats.sampled'> => event.type === 'stats.sampled');
  const checks = events.filter((event): event is EventOf<'health.probed'> => event.type === 'health.probed');
  const starts = events.filter(
    (event): event is EventOf<'container.changed'> =>
      event.type === 'container.changed' && event.change.to === 'started',
  );
  return distinct(samples.map((one) => one.container)).flatMap((container) => {
    const own = samples.filter((one) => one.container === container).sort((a, b) => a.engineAt - b.engineAt);
    const [first, last] = [own[0]!, own.at(-1)!];
    const { service, replica, engineAt: from } = first;
    const to = last.engineAt;
    const restarted = starts.some((one) => one.container === container && one.engineAt >= from && one.engineAt < to);
    if (first === last || restarted) return [];
    const checked = checks
      .filter((check) => check.container === container)
      .reduce((total, check) => total + shareWithin(check, from, to), 0);
    return [{ service, replica, container, from, to, used: milliseconds(last.cpu - first.cpu), checks: checked }];
  });
}

/** How much of a check lies in the span: one that was under way when it was read has used but a part of its CPU in it. */
function shareWithin({ start, end }: EventOf<'health.probed'>, from: Instant, to: Instant): number {
  if (end <= start) return start >= from && start < to ? 1 : 0;
  return Math.max(0, Math.min(end, to) - Math.max(start, from)) / (end - start);
}
