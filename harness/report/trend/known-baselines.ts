/** What the gate knew before each night of a scenario: the baseline that it judged that night against. */
import { type Baseline, baselineOf } from '../../gate/baseline.ts';
import { nameOf, nightsOf } from '../../gate/nights.ts';
import { mostNights } from '../../gate/thresholds.ts';
import type { AcceptedLine, HistoryLine, NightLine } from '../../model/history.ts';

/** One for each of `nightsOf(lines)`. Of the nights before, only those are handed on that can count: a thousand nights are quick. */
export function knownBaselines(lines: readonly HistoryLine[]): readonly Baseline[] {
  const accepted = lines.filter((one) => one.type === 'accepted');
  const names = new Set(accepted.map(nameOf));
  // A night that does not count on its own does so from the day on which a person accepted it.
  const most = mostNights + names.size;
  const past = new Map<string, NightLine[]>();
  let latest: readonly NightLine[] = [];
  return nightsOf(lines).map((line) => {
    const key = JSON.stringify(line.key);
    const own = past.get(key) ?? [];
    const nights = own === latest ? own.slice(-most) : [...latest.slice(-most), ...own.slice(-most)];
    const baseline = baselineOf([...nights, ...known(accepted, line)], line.key);
    if (line.counts || names.has(nameOf(line))) {
      own.push(line);
      past.set(key, own);
      latest = own;
    }
    return baseline;
  });
}

const known = (accepted: readonly AcceptedLine[], { wall }: NightLine): readonly AcceptedLine[] =>
  accepted.filter((one) => one.wall < wall);
