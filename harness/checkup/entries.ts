/** Where each service is asked as its users ask it: by what was learned of the stack. */
import type { LearnedStack } from '../model/learned.ts';
import type { ResolvedService } from '../model/plan.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import { hasLatency, isPlaced } from '../model/probe-traits.ts';
import { reachOf } from '../model/reach.ts';
import type { ServiceName } from '../model/stack.ts';

/** A service, as its users see it. */
export interface Asked {
  readonly service: ServiceName;
  readonly probe: Probe;
  /** `GET / gives 200`. */
  readonly text: string;
  /** Whether it gets no answer of a process that is frozen. */
  readonly seesHang: boolean;
}

/** One for each service that answers; the first of its entry points, which is its users' where it has any. */
export function entriesOf({ entries }: LearnedStack, services: readonly ResolvedService[]): readonly Asked[] {
  const first = [...Map.groupBy(entries, (one) => one.service).values()].map(([one]) => one!);
  return first.map(({ service, probe, steady }) => ({
    service,
    probe: outside(probe, services),
    text: steady.text,
    seesHang: hasLatency(probe),
  }));
}

/** By the probes' names, which are those of their services. */
export const probesOf = (asked: readonly Asked[]): Readonly<Record<ProbeName, Probe>> =>
  Object.fromEntries(asked.map((one) => [one.service, one.probe]));

/**
 * From here, where a run can publish the port: who asks inside is not there while the stack is brought up once more, and would not see how
 * green is early. What only connects would ask the engine's proxy from here.
 */
function outside(probe: Probe, services: readonly ResolvedService[]): Probe {
  if (!isPlaced(probe) || !hasLatency(probe) || reachOf(probe.service, services).at !== 'published') return probe;
  const { from: _, ...own } = probe;
  return own;
}
