/** Windows that are impossible: empty, or shorter than what they are to show. */
import { latest } from '../model/bound.ts';
import { givenText } from '../model/duration-text.ts';
import type { Expectation, Limit } from '../model/expectation.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { Plan, PlannedExperiment } from '../model/plan.ts';
import { type Duration, milliseconds, minutes, sum } from '../model/time.ts';
import { containerLasts, goodForOf } from '../prediction/recovery-window.ts';

const longest = minutes(60);

export function checkWindows(one: PlannedExperiment, plan: Plan, at: string): readonly Failure[] {
  const windows: readonly [string, Duration | null][] = [
    ['baseline', one.baseline],
    ['hold', one.hold],
    ['recovery', one.recovery],
    ['hold of the second fault', one.second?.hold ?? null],
  ];
  const problems = windows
    .filter((entry): entry is [string, Duration] => entry[1] !== null)
    .filter(([, length]) => length <= 0 || length > longest)
    .map(([name, length]) =>
      failure('R205', `'${name}' is ${givenText(length)}; a window is longer than 0 s and at most an hour`, {
        at,
        fix: `write another length, as in '15s'`,
      }),
    );
  if (problems.length > 0) return problems;
  return [
    ...one.during.flatMap((expectation) => checkRoom(expectation, { one, plan, window: one.hold, name: 'hold', at })),
    ...one.after.flatMap((expectation) =>
      checkRoom(expectation, { one, plan, window: one.recovery, name: 'recovery', at }),
    ),
  ];
}

interface Room {
  readonly one: PlannedExperiment;
  readonly plan: Plan;
  readonly window: Duration | null;
  /** As the scenario calls it. */
  readonly name: string;
  readonly at: string;
}

/** A limit beyond the end of its window could never be missed, and a recovery that is not seen to last could never be proved. */
function checkRoom(expectation: Expectation, { one, plan, window, name, at }: Room): readonly Failure[] {
  const { claim } = expectation;
  const isLimited = claim.claim === 'isDetected' || claim.claim === 'recovers' || claim.claim === 'logs';
  if (window === null || !isLimited) return [];
  const limit = limitOf(expectation, claim.within, one);
  if (limit === null) return [];
  const lasts = claim.claim === 'recovers' ? lastsFor(expectation, plan) : milliseconds(0);
  const room = sum(limit, lasts);
  if (room <= window) return [];
  const proof = lasts === 0 ? '' : `, and it must last for ${givenText(lasts)} to count as recovered`;
  return [
    failure(
      'R205',
      `'${name}' is ${givenText(window)}, but the limit of '${claim.claim}' lies at ${givenText(limit)}${proof}`,
      {
        at,
        fix: `make '${name}' at least '${Math.ceil(room / 1000) + 1}s'`,
      },
    ),
  ];
}

function lastsFor({ subject }: Expectation, plan: Plan): Duration {
  if (subject.type !== 'probe') return containerLasts;
  return plan.probes[subject.name] === undefined ? milliseconds(0) : goodForOf(plan, subject.name);
}

/** Null: nothing is predicted. */
function limitOf({ subject, claim }: Expectation, limit: Limit, { prediction }: PlannedExperiment): Duration | null {
  if (limit !== 'predicted') return limit;
  const { detection, engineRecovery, userRecovery } = prediction;
  const foreseen = claim.claim === 'isDetected' ? detection : subject.type === 'probe' ? userRecovery : engineRecovery;
  return foreseen === null ? null : latest(foreseen);
}
