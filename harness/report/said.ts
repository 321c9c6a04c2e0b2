/** What has been reported already, so that it is not repeated. */
import { belowHeadline, headlineOf } from '../analysis/words/headline.ts';
import type { Analysis, ExperimentAnalysis, JudgedExpectation } from '../model/analysis.ts';
import { catalogue, distinctFailures, type Failure, failureText } from '../model/failure.ts';

/** The reason of an expectation; null where it only repeats why its whole experiment could not be judged. */
export const ownReason = ({ reason }: JudgedExpectation, { inconclusive }: ExperimentAnalysis): string | null =>
  inconclusive !== null && reason === failureText(inconclusive) ? null : reason;

/** Whether an expectation was left open for its whole experiment's reason alone. */
export const isLeftOpen = (one: JudgedExpectation, experiment: ExperimentAnalysis): boolean =>
  one.verdict === 'inconclusive' && one.reason !== null && ownReason(one, experiment) === null;

/** Whether two failures say the same of the same thing, wherever they say it. */
export const isSame = (one: Failure, other: Failure): boolean =>
  one.code === other.code && one.message === other.message;

/** Whether it is why nothing was judged, which the run's sentence tells. */
export const isInSentence = (failure: Failure, { sentence, experiments }: Analysis): boolean =>
  experiments.every(({ inconclusive }) => inconclusive !== null && isSame(inconclusive, failure)) &&
  sentence.includes(headlineOf(failure).replace(/\.$/, ''));

/** The lines of its message; where the run's sentence has the main one, what its code means stands in its place. */
export const messageLines = (failure: Failure, analysis: Analysis): readonly string[] =>
  isInSentence(failure, analysis)
    ? [catalogue[failure.code].title, ...belowHeadline(failure)]
    : failure.message.split('\n');

/** What is told at the head of a report: of the whole run, and what its sentence says, with its evidence. */
export const tellsAbove = (analysis: Analysis): readonly Failure[] => {
  const reasons = analysis.experiments.flatMap(({ inconclusive }) => inconclusive ?? []);
  return distinctFailures([...analysis.failures, ...reasons.filter((one) => isInSentence(one, analysis))]);
};
