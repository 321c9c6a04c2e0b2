/** Which revision a night is compared with: the last one of which the nights do not say that the change may be in it already. */
import type { Screen } from '../model/gate.ts';
import type { NightLine } from '../model/history.ts';
import type { Commit } from '../model/night.ts';
import type { NormalRange } from './normal-range.ts';
import { confirmedRatio } from './thresholds.ts';

export interface Suspect {
  readonly screen: Screen;
  readonly range: NormalRange;
}

/** A later one would hide what a night let through; an earlier one would leave more commits to search. Null: no such night has a commit. */
export function acceptedRevision(suspects: readonly Suspect[]): Commit | null {
  const starts = suspects.map(startOf).toSorted((a, b) => a.wall - b.wall);
  const [first] = starts;
  const lines = suspects.find(({ range }) => range.lines.includes(first!))?.range.lines ?? [];
  const revisions = lines.slice(0, lines.indexOf(first!) + 1).map((line) => line.revision);
  return revisions.findLast((one) => one !== null && !one.dirty) ?? null;
}

/** Half of the least change that is to be found: the usual choice. */
const allowance = Math.log(confirmedRatio) / 2;

/**
 * Where the cumulative sum of the nights' differences from the level was last at nothing: since then they are, taken together, on
 * the side of tonight (the usual estimate of a change point by CUSUM, Page 1954).
 */
function startOf({ screen, range: { level, lines, middle } }: Suspect): NightLine {
  const side = screen === 'faster' ? -1 : 1;
  let sum = 0;
  let start = lines[0]!;
  level.forEach((value, index) => {
    const step = Number.isFinite(value) && Number.isFinite(middle) ? value - middle : value > middle ? 1 : 0;
    sum = Math.max(0, sum + side * step - allowance);
    if (sum < 1e-9) start = lines[index]!;
  });
  return start;
}
