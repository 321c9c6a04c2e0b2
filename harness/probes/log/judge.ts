/** What the lines of a log are worth for one slot of the probe that reads them. */
import type { LogProbe } from '../../model/command-probe.ts';
import type { Outcome } from '../../model/probe.ts';
import { type Instant, instant } from '../../model/time.ts';

/** A line that matches, on the run's clock. */
export interface MatchingLine {
  readonly at: Instant;
  readonly replica: number;
  readonly text: string;
}

/** Those written in the slot's own time: since the slot before it, up to its due instant. `lines` are in order. */
export const linesOfSlot = (lines: readonly MatchingLine[], due: Instant, { rate }: Pick<LogProbe, 'rate'>) =>
  lines.filter(({ at }) => at <= due && at > instant(due - 1000 / rate));

/** By all matching lines up to `due`, as far back as the probe wants them. */
export function judgeLines(lines: readonly MatchingLine[], due: Instant, probe: LogProbe): Outcome {
  if (probe.never) return linesOfSlot(lines, due, probe).length > 0 ? 'wrong' : 'ok';
  const { atLeastEvery } = probe;
  if (atLeastEvery === null) return 'ok';
  return lines.some(({ at }) => at <= due && at > instant(due - atLeastEvery)) ? 'ok' : 'silent';
}
