/** Red nights in a row: one entry from the night that found it to the night that ended it. */
import type { NightLine } from '../../model/history.ts';
import type { Commit } from '../../model/night.ts';
import { linesOf, type TrendRow } from './trend.ts';

export interface RedSpell {
  readonly row: TrendRow;
  readonly first: NightLine;
  readonly last: NightLine;
  /** Red ones. */
  readonly nights: number;
  /** Where it came from, if that was found. */
  readonly since: Commit | null;
  /** The first night that was not red; null: it goes on. */
  readonly end: NightLine | null;
}

/** Newest first. A night that could not be told neither begins one nor ends one. */
export function redSpells(rows: readonly TrendRow[]): readonly RedSpell[] {
  return rows
    .flatMap(spellsOf)
    .toSorted((a, b) => Number(a.end !== null) - Number(b.end !== null) || b.first.wall - a.first.wall);
}

function spellsOf(row: TrendRow): readonly RedSpell[] {
  const spells: RedSpell[] = [];
  let red: NightLine[] = [];
  const close = (end: NightLine | null): void => {
    if (red.length === 0) return;
    const since = red.find((one) => one.since !== null)?.since ?? null;
    spells.push({ row, first: red[0]!, last: red.at(-1)!, nights: red.length, since, end });
    red = [];
  };
  for (const line of linesOf(row)) {
    if (line.red) red.push(line);
    else if (line.state !== 'inconclusive') close(line);
  }
  close(null);
  return spells;
}
