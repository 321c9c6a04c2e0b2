/** What has been reported already, so that it is not repeated. */
import type { ExperimentAnalysis, JudgedExpectation } from '../model/analysis.ts';
import { type Failure, failureText } from '../model/failure.ts';

/** The reason of an expectation; null where it only repeats why its whole experiment could not be judged. */
export const ownReason = ({ reason }: JudgedExpectation, { inconclusive }: ExperimentAnalysis): string | null =>
  inconclusive !== null && reason === failureText(inconclusive) ? null : reason;

/** Whether an expectation was left open for its whole experiment's reason alone. */
export const isLeftOpen = (one: JudgedExpectation, experiment: ExperimentAnalysis): boolean =>
  one.verdict === 'inconclusive' && one.reason !== null && ownReason(one, experiment) === null;

/** Whether two failures say the same of the same thing, wherever they say it. */
export const isSame = (one: Failure, other: Failure): boolean =>
  one.code === other.code && one.message === other.message;
