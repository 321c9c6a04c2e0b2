/** How the exploration of a stack is shown everywhere: its name beside those of scenarios, its glyph, and the case that it is in test reports. */
import type { JudgedExploration } from '../../model/gate.ts';
import { noCellGetsWorse } from '../../model/objective-text.ts';
import type { GateCase } from './gate-case.ts';
import { type StateLabel, signOf } from './standing.ts';

/** `shop, explored`: a scenario may have the stack's name. */
export const exploredName = ({ facts }: JudgedExploration): string => `${facts.stack}, explored`;

export const exploredStanding = (one: JudgedExploration): StateLabel => ({ word: one.state, ...signOf(one) });

/** What a reader looks for: all but what is as it was. */
export const isNotableExploration = ({ state, details }: JudgedExploration): boolean =>
  state !== 'steady' || details.length > 0;

/** What is not red and yet not as it should be. */
export const isWorryingExploration = ({ state, red }: JudgedExploration): boolean =>
  !red && (state === 'regressed' || state === 'inconclusive');

/** Failed where it is red. */
export function exploredCase({ facts, state, red, sentence, details }: JudgedExploration): GateCase {
  const passed = state === 'steady' || state === 'new';
  return {
    ...{ name: noCellGetsWorse, experiment: null, type: 'objective' },
    outcome: red ? 'failed' : passed ? 'passed' : 'skipped',
    message: passed ? null : sentence,
    details: [sentence, ...details, `reproduce: ${facts.reproduce}`],
  };
}
