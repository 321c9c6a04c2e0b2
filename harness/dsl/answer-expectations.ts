/** What can be expected of a probe's answers themselves: how fast they came, how they failed, how many were bad, what they said. */
import type { AnswerClaim, ValueClaim } from '../model/answer-claim.ts';
import type { DurationText } from '../model/time.ts';
import { isPattern, patternCheck } from './body.ts';
import { type PercentText, readDuration } from './duration.ts';
import type { ExpectationDraft } from './expectation-draft.ts';
import { also, object, optional, type Schema, value } from './schema.ts';
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

/** What a value must be: one of `equals`, `matches`, or a range. */
export interface ValueOptions {
  /** This very value; a number is compared as one, so that `100` is `100.00`. */
  readonly equals?: string | number;
  /** Of this form (not `g`, not `y`). */
  readonly matches?: RegExp;
  /** A number that is not below this. */
  readonly atLeast?: number;
  /** A number that is not above this. */
  readonly atMost?: number;
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
  /**
   * Each value that was read in the window is so; bad answers have none. Of a probe that reads a value: `sql()`, `redis()` with a command,
   * `exec()`, `http()` with `value` (R227).
   *
   * @example
   * expect(stock).value({ atLeast: 0 });
   */
  value(options: ValueOptions): ExpectationDraft;
  /**
   * An invariant: the value, asked once before the fault and once after the recovery, is the same both times. What was lost, done twice or
   * changed fails, with both values. A probe of which nothing else is expected is not asked in between. For `after` alone (R204).
   *
   * @example
   * expect(stock).isKept();
   */
  isKept(): ExpectationDraft;
}

const percentile = value<number>(
  (given) => typeof given === 'number' && given > 0 && given <= 100,
  'give a percentile above 0, at most 100: 95, 99.9',
);

const fast = object<FastOptions>({ within: length });
const latency = object<LatencyOptions>({ p: percentile, under: length });
const errorRate = object<ErrorRateOptions>({ atMost: percent });

const number = value<number>((given) => Number.isFinite(given), 'give a number');
const pattern = value<RegExp>(isPattern, 'give a pattern without the flags g and y: /^ok/');
const texts = value<string | number>(
  (given) => typeof given === 'string' || Number.isFinite(given),
  "give a text or a number: 'paid', 7",
);
const wanted = also(
  object<ValueOptions>({
    equals: optional(texts),
    matches: optional(pattern),
    atLeast: optional(number),
    atMost: optional(number),
  }),
  ({ equals, matches, atLeast, atMost }) =>
    [equals, matches, atLeast ?? atMost].filter((one) => one !== undefined).length === 1,
  'give one of equals, matches, or atLeast and atMost',
);

function valueClaim({ equals, matches, atLeast, atMost }: ValueOptions): ValueClaim {
  if (equals !== undefined) return { equals };
  return matches === undefined ? { atLeast: atLeast ?? null, atMost: atMost ?? null } : patternCheck(matches);
}

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
  value: (options) => says('value', options, wanted, (given) => ({ claim: 'value', must: valueClaim(given) })),
  isKept: (...more: readonly never[]) => says('isKept', more, noMore, () => ({ claim: 'isKept' })),
});
