/** Windows that are impossible: empty, or shorter than what they are to show. */
import type { Expectation, Limit } from '../model/expectation.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import { type Duration, minutes } from '../model/time.ts';

const longest = minutes(60);

export function checkWindows(one: PlannedExperiment, at: string): readonly Failure[] {
  const windows: readonly [string, Duration | null][] = [
    ['baseline', one.baseline],
    ['hold', one.hold],
    ['recovery', one.recovery],
  ];
  const problems = windows
    .filter((entry): entry is [string, Duration] => entry[1] !== null)
    .filter(([, length]) => length <= 0 || length > longest)
    .map(([name, length]) =>
      failure('R205', `'${name}' is ${length / 1000} s; a window is longer than nothing and at most an hour`, {
        at,
        fix: `write another length, as in '15s'`,
      }),
    );
  if (problems.length > 0) return problems;
  return [
    ...one.during.flatMap((expectation) => checkRoom(expectation, one, one.hold, 'hold', at)),
    ...one.after.flatMap((expectation) => checkRoom(expectation, one, one.recovery, 'recovery', at)),
  ];
}

/** A limit beyond the end of its window could never be missed, so the expectation would prove nothing. */
function checkRoom(
  { claim }: Expectation,
  one: PlannedExperiment,
  window: Duration | null,
  name: string,
  at: string,
): readonly Failure[] {
  if (window === null || (claim.claim !== 'isDetected' && claim.claim !== 'recovers')) return [];
  const room = limitOf(
    claim.within,
    claim.claim === 'isDetected' ? one.prediction.detection?.max : one.prediction.engineRecovery?.max,
  );
  if (room === null || room <= window) return [];
  return [
    failure(
      'R205',
      `'${name}' is ${window / 1000} s, but the limit of '${claim.claim}' lies at ${(room / 1000).toFixed(1)} s`,
      {
        at,
        fix: `make '${name}' at least '${Math.ceil(room / 1000) + 1}s'`,
      },
    ),
  ];
}

const limitOf = (limit: Limit, predicted: Duration | undefined): Duration | null =>
  limit === 'predicted' ? (predicted ?? null) : limit;
