/** How a verdict is shown in every format: its word, its glyph, its colour. */
import type { Analysis, ExperimentAnalysis, JudgedExpectation, Verdict } from '../model/analysis.ts';
import { worstFirst } from '../model/verdict.ts';
import type { Style } from './paint.ts';

export const verdictWord: Readonly<Record<Verdict, string>> = {
  pass: 'PASS',
  inconclusive: 'INCONCLUSIVE',
  fail: 'FAIL',
};

export const verdictGlyph: Readonly<Record<Verdict, string>> = { pass: '✔', inconclusive: '?', fail: '✖' };

/** Its colour on a terminal. */
export const verdictStyle: Readonly<Record<Verdict, Style>> = { pass: 'green', inconclusive: 'yellow', fail: 'red' };

/** An expectation with the experiment that it belongs to. */
export interface PlacedExpectation {
  readonly experiment: ExperimentAnalysis;
  readonly judged: JudgedExpectation;
}

/** Every expectation of a run that did not pass, failing ones first. */
export function shortcomings(analysis: Analysis): readonly PlacedExpectation[] {
  const all = analysis.experiments.flatMap((experiment) =>
    experiment.expectations.map((judged) => ({ experiment, judged, verdict: judged.verdict })),
  );
  return worstFirst(all.filter((one) => one.verdict !== 'pass'));
}

/** How many expectations of a run held, and of how many. */
export function heldExpectations(analysis: Analysis): { readonly held: number; readonly of: number } {
  const all = analysis.experiments.flatMap((experiment) => experiment.expectations);
  return { held: all.filter((one) => one.verdict === 'pass').length, of: all.length };
}
