/** A run of a comparison, as it is reckoned with: its analysis, and what its containers used. */
import { analyse } from '../analysis/analyse.ts';
import type { Analysis } from '../model/analysis.ts';
import type { CampaignRun } from '../model/campaign-run.ts';
import type { EventOf, Replica, TimelineEvent } from '../model/event.ts';
import type { Plan } from '../model/plan.ts';
import { type Duration, type Instant, milliseconds } from '../model/time.ts';

/** CPU that one container used between two readings, and how often its health was looked at meanwhile. */
export interface CpuReading extends Replica {
  readonly container: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly used: Duration;
  readonly looks: number;
}

export interface MeasuredRun {
  readonly run: CampaignRun;
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly cpu: readonly CpuReading[];
}

export const measureRun = (run: CampaignRun, plan: Plan, events: readonly TimelineEvent[]): MeasuredRun => ({
  run,
  plan,
  analysis: analyse(plan, events),
  cpu: readCpu(events),
});

/** From the first reading of each container to its last; one alone says nothing. */
function readCpu(events: readonly TimelineEvent[]): readonly CpuReading[] {
  const samples = events.filter((event): event is EventOf<'stats.sampled'> => event.type === 'stats.sampled');
  const looks = events.filter((event): event is EventOf<'health.probed'> => event.type === 'health.probed');
  return [...new Set(samples.map((one) => one.container))].flatMap((container) => {
    const own = samples.filter((one) => one.container === container).sort((a, b) => a.engineAt - b.engineAt);
    const [first, last] = [own[0]!, own.at(-1)!];
    if (first === last) return [];
    const { service, replica, engineAt: from } = first;
    const to = last.engineAt;
    const within = looks.filter((look) => look.container === container && look.start >= from && look.start < to);
    return [{ service, replica, container, from, to, used: milliseconds(last.cpu - first.cpu), looks: within.length }];
  });
}
