/** The comparison of two revisions as it is planned, and what its answer says to the gate. Pure. */
import type { CompiledVariant } from '../../design/design.ts';
import { designComparison } from '../../design/design.ts';
import type { Comparison } from '../../model/comparison.ts';
import type { ComparisonPlan, Measure } from '../../model/comparison-plan.ts';
import { distinct } from '../../model/distinct.ts';
import { FailureError } from '../../model/failure.ts';
import { isSameMeasure, type MeasureName } from '../../model/measure-name.ts';
import type { Commit, RevisionComparison } from '../../model/night.ts';
import { shellWord } from '../../model/shell-word.ts';
import type { StackChange } from '../../model/variant.ts';
import type { AskedRevisions } from './night-world.ts';

export const commandOf = ({ planned, accepted, tonight, seed }: AskedRevisions): string => {
  const revisions = [accepted.id, ...(tonight.dirty ? [] : [tonight.id])].map((one) => `--revision ${one}`);
  return `resilience compare ${shellWord(planned.plan.file)} ${revisions.join(' ')} --seed ${seed}`;
};

/** What is called what in the comparison. */
const names = ({ accepted, tonight }: AskedRevisions) => ({
  accepted: accepted.id,
  tonight: tonight.dirty ? `${tonight.id} and what is not committed` : tonight.id,
});

const changeTo = ({ id, dirty }: Commit): StackChange => (dirty ? {} : { revision: id });

/** By name: the accepted revision first. */
export function changesOf(asked: AskedRevisions): readonly (readonly [string, StackChange])[] {
  const called = names(asked);
  return [
    [called.accepted, changeTo({ ...asked.accepted, dirty: false })],
    [called.tonight, changeTo(asked.tonight)],
  ];
}

/** Only those of the alarm are run. */
export const experimentsOf = ({ alarm }: AskedRevisions): readonly string[] =>
  distinct(alarm.measures.map((one) => one.experiment));

/** Throws what is wrong with it. `variants`: the two, by their names. */
export function designRevisions(
  asked: AskedRevisions,
  variants: readonly CompiledVariant[],
  jobs: number | 'auto',
): ComparisonPlan {
  const { alarm, seed } = asked;
  const { blocks, looks } = asked.effort;
  const reference = names(asked).accepted;
  const { plan, problems } = designComparison({
    ...{ variants, reference, factors: [], idle: variants[0]!.plan, repeats: blocks, budget: null },
    ...{ jobs, likelyJobs: 1, headline: null, objective: null, controls: false, seed },
    command: commandOf(asked),
  });
  if (plan === null) throw new FailureError(problems);
  return { ...plan, looks, measures: alarmingFirst(plan.measures, alarm.measures) };
}

/** The campaign stops when the first is answered. */
function alarmingFirst(measures: readonly Measure[], alarming: readonly MeasureName[]): readonly Measure[] {
  const place = (one: Measure): number => {
    const at = alarming.findIndex((each) => isSameMeasure(each, one));
    return at < 0 ? alarming.length : at;
  };
  return measures.toSorted((a, b) => place(a) - place(b));
}

/** What the gate keeps of it. */
export const answerOf = (comparison: Comparison): Pick<RevisionComparison, 'blocks' | 'measures' | 'failure'> => ({
  blocks: comparison.design.blocks,
  measures: comparison.measures.flatMap(({ measure: { experiment, quantity }, pairs: [pair] }) =>
    pair === undefined ? [] : [{ experiment, quantity, word: pair.word, ratio: pair.ratio, p: pair.p }],
  ),
  failure: comparison.failures[0] ?? null,
});
