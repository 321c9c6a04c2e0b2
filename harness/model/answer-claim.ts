/** What can be claimed of a probe's answers themselves, beside whether they are good: how fast they came, how they failed, what they said. */
import type { BodyCheck } from './body-check.ts';
import type { Duration } from './time.ts';
import type { ValueCheck } from './value-check.ts';

/** What a value must be: this one, of this form, or a number in a closed range. */
export type ValueClaim = ValueCheck | { readonly atLeast: number | null; readonly atMost: number | null };

export type AnswerClaim =
  /** At least one degraded answer in the window, and no bad one. */
  | { readonly claim: 'degrades' }
  /** Every bad or degraded answer of the window ended within so long of when it was due: none hung. */
  | { readonly claim: 'failsFast'; readonly within: Duration }
  /** So large a share of the good answers, 0 … 1, came within so long of when they were due. */
  | { readonly claim: 'latency'; readonly share: number; readonly under: Duration }
  /** Share of the probes due in the window that were bad, 0 … 1; degraded is not bad. */
  | { readonly claim: 'errorRate'; readonly atMost: number }
  /** Each value that was read in the window is so. */
  | { readonly claim: 'value'; readonly must: ValueClaim }
  /** The value that was read after the recovery is the one that was read before the fault. */
  | { readonly claim: 'isKept' }
  /** A line that the probe reads, and that holds the pattern where there is one, is written within so long. */
  | { readonly claim: 'logs'; readonly pattern: BodyCheck | null; readonly within: Duration };

const names: Readonly<Record<AnswerClaim['claim'], true>> = {
  degrades: true,
  failsFast: true,
  latency: true,
  errorRate: true,
  value: true,
  isKept: true,
  logs: true,
};

/** Whether a claim is one of these. */
export const isOfAnswers = <C extends { readonly claim: string }>(
  claim: C,
): claim is Extract<C, { readonly claim: AnswerClaim['claim'] }> => claim.claim in names;
