/** What the script of the index knows of the narrow cells: state, value and link, in little room. */
import { linkTable } from './link-table.ts';
import type { LinkOf } from './links.ts';
import type { NightScale } from './night-scale.ts';
import { states } from './state-sign.ts';
import type { StripRow } from './strip-row.ts';
import type { Trend } from './trend.ts';

/** One character a night: a small letter for a state, a capital where it was red, a dot where there was no run. */
function codes({ row }: StripRow, until: number): string {
  return row.cells
    .slice(0, until)
    .map((line) => {
      if (line === null) return '.';
      const letter = String.fromCharCode(97 + states.indexOf(line.state));
      return line.red ? letter.toUpperCase() : letter;
    })
    .join('');
}

/** Nothing in it ends the script element or opens a comment. */
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

export function stripData(trend: Trend, scale: NightScale, rows: readonly StripRow[], linkOf: LinkOf): string {
  const cells = rows.map(({ row }) => row.cells.slice(0, scale.recent));
  const links = cells.map((row) => row.map((line) => (line === null ? null : linkOf(line))));
  return embedded({
    states,
    nights: trend.nights.map((one) => one.name),
    lefts: Array.from({ length: scale.recent }, (_, night) => scale.left(night)),
    cells: rows.map((one) => codes(one, scale.recent)),
    values: rows.map(({ headline }) =>
      (headline?.points ?? [])
        .slice(0, scale.recent)
        .map((one) => (one?.value.median == null ? null : Math.round(one.value.median))),
    ),
    links: linkTable(links),
  });
}
