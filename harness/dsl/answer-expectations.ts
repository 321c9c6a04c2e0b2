/** What can be expected of a probe's answers themselves: how fast they came, how they failed, how many were bad. */
import type { AnswerClaim } from '../model/answer-claim.ts';
import type { DurationText } from '../model/time.ts';
import { type PercentText, readDuration } from './duration.ts';
import type { ExpectationDraft } from './expectation-draft.ts';
import { object, type Schema, value } from './schema.ts';
import { length, noMore, percent } from './values.ts';

/** How long an answer may take at the most. */
export interface FastOptions {
  /** Counted from when the answer was due; less than the probe's own `within`, after which it gives up. */
  readonly within: DurationText;
}

/** How fast most good answers are. */
export interface LatencyOptions {
  /** The percentile: above 0, at most 100. 95 leaves out the slowest five of a hundred; 100 is the slowest. */
  readonly p: number;
  /** Counted from when the answer was due; less than the probe's own `within`. */
  readonly under: DurationText;
}

/** How many answers may be bad. */
export interface ErrorRateOptions {
  /** `'0%'` to below `'100%'`, decimals allowed. */
  readonly atMost: PercentText;
}

/** What can be expected of the answers of a probe, in the window that the expectation is written for. */
export interface AnswerExpectations {
  /**
   * At least one degraded answer in the window, as the probe declares it, and no bad one: it fails fast, and does not fall over. Refused
   * of a probe that declares none (R204).
   *
   * @example
   * expect(home).degrades();
   */
  degrades(): ExpectationDraft;
  /**
   * Whatever is bad or degraded is so soon: each such answer of the window ended within the limit, and none hung. Holds where nothing failed.
   *
   * @example
   * expect(home).failsFast({ within: '300ms' });
   */
  failsFast(options: FastOptions): ExpectationDraft;
  /**
   * So many of the good answers come in time, counted from when they were due. What was not seen counts at its best and at its worst.
   *
   * @example
   * expect(home).latency({ p: 95, under: '200ms' });
   */
  latency(options: LatencyOptions): ExpectationDraft;
  /**
   * Share of the probes due in the window that were bad. A degraded answer is not bad: `staysAvailable` wants good ones.
   *
   * @example
   * expect(home).errorRate({ atMost: '1%' });
   */
  errorRate(options: ErrorRateOptions): ExpectationDraft;
}

const percentile = value<number>(
  (given) => typeof given === 'number' && given > 0 && given <= 100,
  'give a percentile above 0, at most 100: 95, 99.9',
);

const fast = object<FastOptions>({ within: length });
const latency = object<LatencyOptions>({ p: percentile, under: length });
const errorRate = object<ErrorRateOptions>({ atMost: percent });

/** Checks what a word was given, and makes its claim. */
export type Says = <T>(
  word: keyof AnswerExpectations,
  given: T,
  takes: Schema<T>,
  claim: (given: T) => AnswerClaim,
) => ExpectationDraft;

export const answerExpectations = (says: Says): AnswerExpectations => ({
  degrades: (...more: readonly never[]) => says('degrades', more, noMore, () => ({ claim: 'degrades' })),
  failsFast: (options) =>
    says('failsFast', options, fast, ({ within }) => ({ claim: 'failsFast', within: readDuration(within) })),
  latency: (options) =>
    says('latency', options, latency, ({ p, under }) => ({
      claim: 'latency',
      share: p / 100,
      under: readDuration(under),
    })),
  errorRate: (options) =>
    says('errorRate', options, errorRate, ({ atMost }) => ({
      claim: 'errorRate',
      atMost: Number.parseFloat(atMost) / 100,
    })),
});
