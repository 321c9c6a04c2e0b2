/** A row of the matrix that was tried, told in a few words: what probes were answered and containers did, in seconds since the injection. */
import { analyse } from '../../harness/analysis/analyse.ts';
import type { TimelineEvent } from '../../harness/model/event.ts';
import type { Broken, ExploreRow, MeasuredRow, Remedy } from '../../harness/model/explore-row.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { isHeld } from '../../harness/model/fault-traits.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { experiment } from '../plan/parts.ts';
import { readPlan } from '../timelines/read-plan.ts';
import { readTimeline } from '../timelines/read-timeline.ts';

/** Of one experiment: `0..3.2 page refused`, `0.2 db.1 died 137`; what is not told of a probe was good. */
export type Happened = readonly string[];

export interface ToldRow {
  readonly key: string;
  readonly broken: Broken;
  readonly fault: Fault;
  readonly happened: Happened;
  /** One experiment each, after that of the fault. */
  readonly remedies?: readonly { readonly fault: Remedy; readonly happened: Happened }[];
  /** What the injection did not do; `applied` where it is not said. */
  readonly landing?: 'rejected' | 'unknown';
  /** Columns that are expected to be hurt; else both entry points. */
  readonly hurt?: readonly string[];
  /** How long the injection takes, in seconds; else no time. */
  readonly taking?: number;
}

/** Before the fault, while it holds, and after it. */
const [baseline, hold, recovery] = [5, 8, 20];

/** `stack`: services and probes in the words of `test/timelines/README.md`. */
export function tellRun(stack: readonly string[], told: ToldRow): { plan: Plan; events: readonly TimelineEvent[] } {
  const { key, fault, remedies = [], landing = 'applied', taking = 0 } = told;
  const steps = [
    { name: key, fault, happened: told.happened },
    ...remedies.map((one) => ({ name: `${key}, then ${one.fault.kind} of ${one.fault.target}`, ...one })),
  ];
  const plan: Plan = {
    ...readPlan(stack),
    experiments: steps.map((one, index) =>
      experiment(one.fault, {
        name: one.name,
        baseline: seconds(baseline),
        hold: isHeld(one.fault) ? seconds(hold) : null,
        recovery: seconds(recovery),
        ...(index > 0 && { remedyOf: key }),
      }),
    ),
  };
  const lines = plan.services.flatMap(({ name, health }) => [
    `0 ${name}.1 started`,
    ...(health === null ? [] : [`0.5 ${name}.1 healthy`]),
  ]);
  let from = 1;
  for (const one of steps) {
    const held = isHeld(one.fault);
    const at = from + baseline;
    const until = at + (held ? hold : 0) + recovery;
    const healed = held ? [`${at + hold}..${at + hold} revert ${landing} used 9`] : [];
    lines.push(`${from} begin baseline ${one.name}`, `${at} end baseline`);
    for (const probe of Object.keys(plan.probes)) lines.push(`${from}..${until} answers ${probe} ok`);
    lines.push(
      `${at}..${at + (one === steps[0] ? taking : 0)} inject ${landing} so`,
      ...(landing === 'applied' ? healed : []),
    );
    lines.push(`${held ? at + hold : at} begin recovery`);
    lines.push(...one.happened.flatMap((line) => moved(line, at, plan)), `${until} end recovery`);
    from = until;
  }
  return { plan, events: readTimeline([...lines, `${from} ended completed`], plan) };
}

export function tellRow(stack: readonly string[], told: ToldRow): MeasuredRow {
  const { plan, events } = tellRun(stack, told);
  const [analysis, ...remedied] = analyse(plan, events).experiments;
  const took = milliseconds(events.at(-1)!.at);
  return {
    row: { ...rowOf(told), remedies: (told.remedies ?? []).map((one) => one.fault) },
    run: 'runs/01',
    experiment: told.key,
    remedies: remedied.map(({ name }) => name),
    took,
    windows: took,
    plan,
    analysis: analysis!,
    remedied,
  };
}

export const rowOf = ({
  key,
  broken,
  fault,
  hurt,
}: Pick<ToldRow, 'key' | 'broken' | 'fault' | 'hurt'>): ExploreRow => ({
  key,
  broken,
  how: key.split(' ').slice(1).join(' '),
  fault,
  hold: isHeld(fault) ? seconds(hold) : null,
  recovery: seconds(recovery),
  remedies: [],
  expected: { hurt: hurt ?? ['proxy', 'api'], text: 'back by itself within 2 s' },
  information: 0.5,
});

/** Answers one by one, as they take the place of good ones; all else as it is, by the run's clock. */
function moved(line: string, by: number, { probes }: Plan): readonly string[] {
  const [when, ...words] = line.split(' ');
  const [from, to] = when!.split('..').map((at) => by + Number(at));
  const probe = probes[words[0]!];
  if (probe === undefined) return [`${to === undefined ? from : `${from}..${to}`} ${words.join(' ')}`];
  const period = milliseconds(1000 / probe.rate) / 1000;
  const first = Math.ceil(from! / period - 1e-6);
  const count = Math.ceil(to! / period - 1e-6) - first;
  return Array.from({ length: count }, (_, index) => `${(first + index) * period} answer ${words.join(' ')}`);
}
