/** What became of one stack's exploration in a night → its facts. Pure: the same exploration gives the same facts. */
import { compareExplorations } from '../../explore/compare-explorations.ts';
import { isAcceptable, isSameMatrix } from '../../explore/worse-cells.ts';
import type { Exploration } from '../../model/exploration.ts';
import type { CellChange } from '../../model/exploration-change.ts';
import { failureText } from '../../model/failure.ts';
import type { StackExploration, WorseCell } from '../../model/night-exploration.ts';
import { shellWord } from '../../model/shell-word.ts';
import { type Duration, milliseconds } from '../../model/time.ts';
import { cellText } from '../../report/explore/change-text.ts';
import type { ExploredTonight } from './night-world.ts';

/** What is known of it before it begins. */
export type PlannedExploration = Pick<StackExploration, 'stack' | 'file' | 'level' | 'kept'>;

export interface MeasuredExploration {
  readonly planned: PlannedExploration;
  /** Null: nothing was accepted before. */
  readonly accepted: Exploration | null;
  readonly explored: ExploredTonight;
  readonly took: Duration;
  /** Below the night's. */
  readonly folder: string;
}

export function explorationFacts(one: MeasuredExploration): StackExploration {
  const { planned, accepted, explored, took, folder } = one;
  const { exploration, worse, failures } = explored;
  const { ending, rows, untried } = exploration;
  return {
    ...planned,
    accepted: worse.accepted,
    confirmed: worse.confirmed.map(worseCell),
    once: worse.once.map(worseCell),
    ...{ tried: rows.length, untried: untried.length },
    missing: accepted === null ? [] : missingFrom(accepted, exploration),
    // One that says the same would only be another file to keep.
    acceptable: isAcceptable(accepted, exploration) && !(accepted !== null && isSameMatrix(accepted, exploration)),
    ending,
    unusable: ending === 'aborted' ? `could not be explored: ${failures.map(failureText).join('; ')}` : null,
    ...{ took, folder },
    reproduce: commandOf(planned, worse.confirmed[0]?.key),
  };
}

/** What the budget did not reach is no surprise. */
function missingFrom(accepted: Exploration, exploration: Exploration): readonly string[] {
  const late = exploration.untried.filter(({ why }) => why === 'budget').map(({ row }) => row.key);
  return compareExplorations(accepted, exploration).goneRows.filter((key) => !late.includes(key));
}

/** Of a stack that was not explored at all. */
export const unexploredFacts = (planned: PlannedExploration, unusable: string): StackExploration => ({
  ...planned,
  ...{ accepted: null, confirmed: [], once: [], tried: 0, untried: 0, missing: [], acceptable: false },
  ...{ ending: null, unusable, took: milliseconds(0), folder: null, reproduce: commandOf(planned) },
});

const worseCell = ({ key, column, before, after }: CellChange): WorseCell => ({
  ...{ row: key, column, before: cellText(before), after: cellText(after) },
});

/** Of several Compose files it names the first. */
function commandOf({ file }: PlannedExploration, row?: string): string {
  const only = row === undefined ? [] : ['--only', ...row.split(' ').map(shellWord)];
  return ['resilience explore', shellWord(file.split(', ')[0]!), '--no-mend', ...only].join(' ');
}
