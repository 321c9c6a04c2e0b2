/** The numbers of a report beside what the services logged: which truth belongs to which number. */
import type { Analysis, ExperimentAnalysis, Observed } from '../../../harness/model/analysis.ts';
import type { Span } from '../../../harness/model/time.ts';
import { type Instants, type Stretch, tick } from './truth.ts';

export interface Comparison {
  readonly experiment: string;
  readonly number: string;
  readonly reported: Observed;
  /** Milliseconds from the fault: the truth lies in here. */
  readonly truth: Stretch;
}

export interface Witnesses {
  readonly callee: Instants;
  readonly caller: Instants;
}

/** Every number of the report that has a truth. Throws where a service has not logged what the fault must have made it log. */
export const compareAll = (analysis: Analysis, witnesses: Witnesses): readonly Comparison[] =>
  analysis.experiments.flatMap((one) =>
    (kinds[one.fault.kind]?.(one, witnesses) ?? []).map((row) => ({ experiment: one.name, ...row })),
  );

/** How far the truth lies outside what the report says with its resolution; 0 when it does not. */
export function missBy({ reported, truth }: Comparison): number {
  if (!reported.seen) return Number.POSITIVE_INFINITY;
  const { value, resolution } = reported.time;
  return Math.max(0, truth.from - (value + resolution), value - resolution - truth.to);
}

type Row = Omit<Comparison, 'experiment'>;

const kinds: Readonly<Record<string, (one: ExperimentAnalysis, witnesses: Witnesses) => readonly Row[]>> = {
  flipHealth(one, { callee }) {
    const sick = first(callee.sick, (at) => at >= one.span.from);
    const well = first(callee.well, (at) => at >= sick);
    const bad = callee.checked.filter((check) => check.at > sick && check.bad);
    const good = first(callee.checked, (check) => check.at > well && !check.bad);
    return [
      row('detection by the engine', serviceOf(one, 'callee').detection, told(one, bad[1]!.at, sick)),
      row('impact on users', probeOf(one, 'users').impact, exactly(0)),
      row('recovery for users', probeOf(one, 'users').recovery, exactly(well - sick)),
      row('recovery by the engine', serviceOf(one, 'callee').recovery, told(one, good.at, sick)),
    ];
  },
  crash(one, { callee, caller }) {
    const death = longestIn(one.span, caller.silence).from;
    const listening = first(callee.listening, (at) => at > death);
    const answer = first(callee.answered, ({ at }) => at > listening);
    const check = first(callee.checked, ({ at }) => at > listening);
    return [
      row('impact on users', probeOf(one, 'users').impact, within(exactly(0))),
      row('recovery for users', probeOf(one, 'users').recovery, within(exactly(answer.at - death))),
      row('recovery by the engine', serviceOf(one, 'callee').recovery, within(told(one, check.at, death))),
    ];
  },
  pause(one, { callee }) {
    const { from, to, calm } = longestIn(one.span, callee.stalled);
    return [
      row('impact on users', probeOf(one, 'users').impact, within(exactly(0))),
      row('recovery for users', probeOf(one, 'users').recovery, within({ from: to - from, to: calm - from })),
    ];
  },
  breakDependency(one, { caller }) {
    const { from, to } = longestIn(one.span, caller.silence);
    return [
      row('impact on clicks', probeOf(one, 'click').impact, within(exactly(0))),
      row('recovery for clicks', probeOf(one, 'click').recovery, within(exactly(to - from))),
    ];
  },
};

const row = (number: string, reported: Observed, truth: Stretch): Row => ({ number, reported, truth });
const exactly = (time: number): Stretch => ({ from: time, to: time });

/** A time between two edges that are known to a tick. */
const within = ({ from, to }: Stretch): Stretch => ({ from: from - tick, to: to + tick });

/** The engine learns of a check's end when it has reaped its process: after its last act, and by the end in its own health log. */
function told(one: ExperimentAnalysis, lastAct: number, fault: number): Stretch {
  const looks = serviceOf(one, 'callee').replicas.flatMap(({ looks }) => looks);
  const { end } = first(looks, (look) => look.end > lastAct - 2 * tick);
  return { from: lastAct - fault, to: Math.max(lastAct, end) - fault };
}

function first<T>(all: readonly T[], fits: (one: T) => boolean): T {
  const found = all.find(fits);
  if (found === undefined) throw new Error('a service has not logged what must have happened');
  return found;
}

/** A busy machine may stall an observer, too; what the fault did is the longest. */
function longestIn<S extends Stretch>(span: Span, stretches: readonly S[]): S {
  const found = stretches.filter(({ from, to }) => from >= span.from && to <= span.to);
  return first(
    found.toSorted((one, other) => other.to - other.from - (one.to - one.from)),
    () => true,
  );
}

const serviceOf = (one: ExperimentAnalysis, name: string) => first(one.services, ({ service }) => service === name);
const probeOf = (one: ExperimentAnalysis, name: string) => first(one.probes, ({ probe }) => probe === name);
