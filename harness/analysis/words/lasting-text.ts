/** What was not back when an experiment ended, for the verdict's sentence. */
import type { ExperimentAnalysis, LastingOutage } from '../../model/analysis.ts';
import { listText, wordFor } from '../../model/count-text.ts';
import { distinct } from '../../model/distinct.ts';

/** `app and page are still down at the end of 'a crash'`; the experiment is named where there are several. Null: there is nothing. */
export function lastingText(experiments: readonly ExperimentAnalysis[], expected: boolean): string | null {
  const parts = experiments.flatMap(({ name, lasting }) => {
    const said = lasting.filter((one) => one.expected === expected);
    if (said.length === 0) return [];
    const kinds = Map.groupBy(said, (one) => one.still);
    const text = listText([...kinds].map(([still, some]) => stillText(still, some)));
    return [experiments.length > 1 ? `${text} at the end of '${name}'` : text];
  });
  return parts.length === 0 ? null : listText(parts);
}

/** So many are named. */
const most = 3;

function stillText(still: LastingOutage['still'], some: readonly LastingOutage[]): string {
  const names = distinct(some.map((one) => one.name));
  const more = names.length - most;
  const named = more > 0 ? [...names.slice(0, most), `${more} more`] : names;
  const verb =
    still === 'firing'
      ? named.length === 1
        ? 'still fires'
        : 'still fire'
      : `${wordFor(named.length, 'is', 'are')} still ${still}`;
  return `${listText(named)} ${verb}`;
}
