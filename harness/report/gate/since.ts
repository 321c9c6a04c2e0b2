/** What got slower or quicker since a revision, and with which commit, on a terminal. */

import { comparedText } from '../../model/compared-text.ts';
import { plural } from '../../model/count-text.ts';
import type { Bisection, ComparedMeasure, RevisionComparison, ScenarioName } from '../../model/night.ts';
import { verb } from '../../model/quantity-words.ts';
import { hang, harmless, painter } from '../paint.ts';

export interface SinceText {
  readonly scenario: ScenarioName;
  readonly comparison: RevisionComparison;
  readonly bisection: Bisection | null;
}

/** Ends with a line break. */
export function renderSince(
  found: readonly SinceText[],
  revision: string,
  { colour, width }: { readonly colour: boolean; readonly width: number },
): string {
  const paint = painter(colour);
  const lines = found.flatMap(({ scenario, comparison, bisection }) => {
    const { accepted, tonight, measures, failure, command } = comparison;
    const head = `${paint('bold', harmless(scenario))}  ${accepted.id} (${harmless(revision)}) against ${tonight.id}${tonight.dirty ? ' and what is not committed' : ''}`;
    if (failure !== null) return [head, hang('  ', `no answer: ${failure.message}`, width)];
    return [
      head,
      ...measures.map((one) => hang('  ', measureLine(one), width)),
      ...(bisection === null ? [] : [hang('  ', bisectionText(bisection), width)]),
      `  reproduce  ${harmless(command)}`,
    ];
  });
  return `${lines.join('\n')}\n`;
}

const measureLine = (one: ComparedMeasure): string =>
  `${verb[one.quantity].short} after ${one.experiment}: ${one.word}, ${comparedText(one)}`;

const bisectionText = ({ first, commits, comparisons, reason }: Bisection): string =>
  first === null
    ? `the commit was not found: ${reason}`
    : `since ${first.id} "${first.subject}" (one of ${commits}, found in ${plural(comparisons, 'comparison')})`;
