/** A stack of a night's suite, explored: which cells got worse since the exploration that was accepted last. Facts, no judgement. */
import { plural } from './count-text.ts';
import type { Exploration } from './exploration.ts';
import type { Duration } from './time.ts';

export interface StackExploration {
  /** The stack's name, and its Compose files as a person names them: these tell apart stacks of one name. */
  readonly stack: string;
  readonly file: string;
  /** Of the objective that no cell gets worse. */
  readonly level: 'error' | 'warn';
  /** What it is compared with, by night and run: `2026-11-29-7421`. Null: nothing was accepted before. */
  readonly accepted: string | null;
  /** Worse, and worse again when their rows were tried once more. */
  readonly confirmed: readonly WorseCell[];
  /** Worse once, and not when they were tried again, or not tried again. */
  readonly once: readonly WorseCell[];
  /** Rows of the matrix. */
  readonly tried: number;
  readonly untried: number;
  /** Names of rows that could be judged in the accepted one, and not tonight, though there was time. */
  readonly missing: readonly string[];
  /** It may stand in for the accepted one: nothing is worse, and no row is missing. */
  readonly acceptable: boolean;
  /** Null: it was not begun, or nothing of it is known. */
  readonly ending: Exploration['ending'] | null;
  /** Why it says nothing: `left out: the budget leaves no time`. Null: it does. */
  readonly unusable: string | null;
  readonly took: Duration;
  /** Below the night's folder: `exploration.json`, `matrix.html` and the runs. Null: it has none. */
  readonly folder: string | null;
  /** Where the accepted one is kept, as a person would write it. Without that file the next night is the first. */
  readonly kept: string;
  /** The command that tries the worst row by itself, or else all of them. */
  readonly reproduce: string;
}

/** `9 rows, 3 not tried`. */
export const rowsText = ({ tried, untried }: Pick<StackExploration, 'tried' | 'untried'>): string =>
  `${plural(tried, 'row')}${untried === 0 ? '' : `, ${untried} not tried`}`;

/** In words: `db crash`, `proxy`, `DOWN 0.4 s, by itself at once`, `DOWN, NEVER`. */
export interface WorseCell {
  readonly row: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}
