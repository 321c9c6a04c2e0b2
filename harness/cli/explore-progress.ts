/** What a person sees while an exploration goes on: what was learned, then one line that moves, or one line a row where nobody watches. */

import type { PairsEvent } from '../app/explore/explore-pairs.ts';
import type { LearnedProject } from '../app/explore/learn-stack.ts';
import type { RowsEvent } from '../app/explore/measure-rows.ts';
import type { Output } from '../app/output-port.ts';
import { columnsOf } from '../explore/matrix/columns.ts';
import { countText, plural, timesText } from '../model/count-text.ts';
import { longText } from '../model/duration-text.ts';
import type { ExploreRow } from '../model/explore-row.ts';
import { type EdgeEvidence, edgeText, type LearnedEdge, type LearnedStack } from '../model/learned.ts';
import { type Duration, milliseconds } from '../model/time.ts';

const cells = 20;

export function exploreProgress(
  output: Output,
  { budget }: { readonly budget: Duration },
  now = (): number => performance.now(),
) {
  const began = now();
  const under = new Map<number, string>();
  let rows = 0;
  let columns = 1;
  let done = 0;
  const left = (): Duration => milliseconds(Math.max(0, budget - (now() - began)));
  const tally = (): string =>
    `${countText(done * columns)} of ${plural(rows * columns, 'cell')} · at most ${longText(left())} left`;
  const show = (): void => {
    const full = rows === 0 ? 0 : Math.floor((cells * done) / rows);
    const names = [...under.values()].join(' | ');
    output.status(`${'━'.repeat(full)}${'╌'.repeat(cells - full)} ${tally()}${names === '' ? '' : ` · ${names}`}`);
  };
  return {
    planned({ learned }: LearnedProject, planned: readonly ExploreRow[]): void {
      rows = planned.length;
      columns = columnsOf(learned, new Set()).length;
      output.status(null);
      output.err(learnedText(learned));
      output.err(`${plural(rows, 'row')} to try in ${longText(budget)}, what tells most first: ${planned[0]!.key}`);
    },
    progress(event: RowsEvent): void {
      if (event.type === 'row.began') under.set(event.lane, event.row.key);
      else {
        under.delete(event.lane);
        done += 1;
        if (!output.live) output.err(`${event.row.key} tried  ${tally()}`);
      }
      show();
    },
    repairing(event: RowsEvent): void {
      output.status(
        event.type === 'row.began' ? `trying what may help: ${event.row.key} · at most ${longText(left())} left` : null,
      );
    },
    pairs(event: PairsEvent): void {
      if (event.type === 'tried') {
        output.status(null);
        output.err(`two faults, ${countText(event.suspect)} of ${countText(event.of)}: ${event.text}`);
        return;
      }
      if (event.done % 20 !== 0) return;
      const found = `${countText(event.suspected)} suspected`;
      output.status(
        `two faults at once: ${countText(event.done)} of ${countText(event.of)} schedules simulated, ${found}`,
      );
    },
  };
}

/** `5 services, 1 that ends by itself · asked: proxy :80 (users), api :3000 (callers) · seen: proxy→api, api→redis`. */
export function learnedText({ services, entries, edges }: LearnedStack): string {
  const once = services.filter((one) => one.once).length;
  const ending =
    once === 0
      ? ''
      : `, ${countText(once)} of which ${once === 1 ? 'ends' : 'end'} by ${once === 1 ? 'itself' : 'themselves'}`;
  const asked = entries.map(({ name, by, steady }) => `${name} (${by}, ${steady.text})`).join(', ');
  return [
    `${plural(services.length, 'service')}${ending}`,
    `asked: ${asked}`,
    ...(edges.length === 0 ? [] : [`edges: ${edges.map(edgeWords).join(', ')}`]),
  ].join(' · ');
}

const edgeWords = (edge: LearnedEdge): string => `${edgeText(edge)} (${edge.evidence.map(evidenceText).join(', ')})`;

function evidenceText(one: EdgeEvidence): string {
  switch (one.by) {
    case 'connections':
      return plural(one.count, 'connection');
    case 'names':
      return `its name ${timesText(one.count)}`;
    case 'depends_on':
      return 'declared';
    case 'environment':
      return `mentioned in ${one.variable}`;
  }
}
