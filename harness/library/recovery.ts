/** How a probe recovered from a fault in a test: what was seen, and whether that was soon enough. */
import { admit } from '../dsl/door.ts';
import { readDuration } from '../dsl/duration.ts';
import { made } from '../dsl/made.ts';
import { duration } from '../dsl/values.ts';
import type { ExperimentAnalysis, JudgedExpectation } from '../model/analysis.ts';
import { plural } from '../model/count-text.ts';
import { secondsText } from '../model/duration-text.ts';
import type { Outcome, ProbeName } from '../model/probe.ts';
import type { Duration, DurationText } from '../model/time.ts';
import { accountFor } from '../report/account.ts';
import { formatBound } from '../report/format.ts';
import type { Judged } from './verdict.ts';

/** What is known of it when it was asked for. */
export interface SeenRecovery {
  /** The probe. */
  readonly probe: string;
  /** The fault, in words: `crash of db`. */
  readonly fault: string;
  /** From the end of the fault (of one that is over at once: from its injection) until it was served again, in milliseconds; null: not seen. */
  readonly milliseconds: number | null;
  /** The truth lies within so much of it. */
  readonly resolution: number;
  /** How long it was not served in all until it was asked for, in milliseconds. */
  readonly downtime: number;
  /** How often each thing came back, until it was asked for: `{ ok: 412, refused: 31 }`. */
  readonly answers: Readonly<Partial<Record<Outcome, number>>>;
  /** The report of the session, which is written when that ends. */
  readonly report: string;
  /**
   * Whether it took no longer. Inconclusive where the limit lies within the resolution, or it cannot be told for any other reason.
   *
   * @example
   * const attached = await attach({ project: 'shop' });
   * const watched = await attached.watch({ orders: http(attached.service('api'), '/orders') });
   * await attached.inject(crash(attached.service('db')));
   * const recovery = await watched.recovery('orders');
   * assertPass(recovery.within('5s'));
   */
  within(limit: DurationText): Judged;
}

/** The experiment as it is analysed with one expectation: that the probe recovers within the limit. */
export type JudgeWithin = (limit: Duration) => ExperimentAnalysis;

export function recoveryOf(
  probe: ProbeName,
  experiment: ExperimentAnalysis,
  report: string,
  judge: JudgeWithin,
): SeenRecovery {
  const reading = experiment.probes.find((one) => one.probe === probe)!;
  const observed = reading.residualRecovery ?? reading.recovery;
  return made({
    probe,
    fault: experiment.label,
    milliseconds: observed.seen ? observed.time.value : null,
    resolution: observed.seen ? observed.time.resolution : 0,
    downtime: reading.downtime.value,
    answers: reading.outcomes,
    report,
    within(limit) {
      admit('within', { limit }, { limit: duration });
      const length = readDuration(limit);
      const judged = judge(length);
      const one = judged.expectations.findLast(
        ({ expectation: { subject, claim } }) =>
          subject.name === probe && claim.claim === 'recovers' && claim.within === length,
      )!;
      return {
        verdict: one.verdict,
        message: [sentence(probe, length, one), ...account(probe, judged, report)].join('\n'),
      };
    },
  });
}

/** `orders recovered after 7.42 s ± 0.03 s, 5 s were allowed (predicted 1.1 … 1.9 s)`. */
function sentence(
  probe: ProbeName,
  limit: Duration,
  { verdict, observed, predicted, reason }: JudgedExpectation,
): string {
  const bound = predicted === null ? '' : ` (predicted ${formatBound(predicted)})`;
  const allowed = `${secondsText(limit)} were allowed${bound}`;
  if (verdict === 'inconclusive')
    return `it cannot be told whether ${probe} recovered within ${secondsText(limit)}: ${reason ?? observed}`;
  if (observed === 'not broken') return `${probe} was not broken`;
  return /^\d/.test(observed)
    ? `${probe} recovered after ${observed}, ${allowed}`
    : `${probe} did not recover: ${observed}; ${allowed}`;
}

/** Good, or neither good nor bad. */
const notBad: ReadonlySet<string> = new Set(['ok', 'harness_late', 'no_data']);

function account(probe: ProbeName, experiment: ExperimentAnalysis, report: string): readonly string[] {
  const lines = accountFor(experiment);
  const { outcomes } = experiment.probes.find((one) => one.probe === probe)!;
  const bad = Object.entries(outcomes).filter(([outcome]) => !notBad.has(outcome));
  const told = bad.map(([outcome, count]) => `${outcome} ${plural(count, 'time')}`).join(', ');
  return [
    ...(lines === null
      ? []
      : [
          `noticed  ${lines.noticed.figure} ${lines.noticed.words}`,
          `healed   ${lines.healed.figure} ${lines.healed.words}`,
        ]),
    ...(told === '' ? [] : [`answers  ${told}`]),
    `report   ${report}`,
  ];
}
