/** The strip of a scenario: a cell for each night, by state. Red ones are the tallest; those of long ago are narrow, and low where all was well. */
import type { NightLine } from '../../model/history.ts';
import { xmlText, xmlValue } from '../xml.ts';
import type { LinkOf } from './links.ts';
import type { NightScale } from './night-scale.ts';
import { stateSign, stateText } from './state-sign.ts';
import type { TrendNight, TrendRow } from './trend.ts';

export const STRIP = 22;
const BOTTOM = 20;

/** How far down a cell begins, and where it ends. */
function spanOf({ state, red }: NightLine, wide: boolean): readonly [number, number] {
  if (red) return [0, STRIP];
  if (wide) return [3, BOTTOM];
  return [state === 'steady' || state === 'improved' ? 13 : 7, BOTTOM];
}

/** What is said of a cell: all of it where something is to be said. */
const cellText = (night: TrendNight, line: NightLine): string =>
  line.state === 'steady' ? `${night.name} steady` : `${night.name} ${stateText(line)}: ${line.sentence}`;

export interface Strip {
  readonly row: TrendRow;
  readonly nights: readonly TrendNight[];
  readonly scale: NightScale;
  readonly linkOf: LinkOf;
  /** Where the narrow cells lead as one; null: each has a link of its own. */
  readonly olderLink: string | null;
}

/** SVG text. */
export function drawStrip(strip: Strip): string {
  const { scale, olderLink } = strip;
  if (olderLink === null) return linked(strip, 0, scale.count) + glyphs(strip);
  const older =
    scale.recent === 0
      ? ''
      : `<a class="older" href="${xmlValue(olderLink)}" aria-label="the nights before">${grouped(strip)}<rect width="${scale.left(scale.recent - 1) + scale.width(0)}" height="${STRIP}" class="hit"/></a>`;
  return older + linked(strip, scale.recent, scale.count) + glyphs(strip);
}

/** The narrow cells: one path for each state, its neighbours of the same height as one piece. */
function grouped({ row, nights, scale }: Strip): string {
  const paths = new Map<string, string>();
  for (let night = 0; night < scale.recent; night += 1) {
    const line = row.cells[night] ?? null;
    if (line === null) continue;
    let end = night + 1;
    while (end < scale.recent && nights[end]!.lost === 0 && isSame(row.cells[end] ?? null, line)) end += 1;
    const [top, bottom] = spanOf(line, false);
    const { id } = stateSign[line.state];
    const width = scale.left(end - 1) + scale.width(end - 1) - scale.left(night);
    paths.set(id, `${paths.get(id) ?? ''}M${scale.left(night)} ${top}h${width}v${bottom - top}h-${width}z`);
    night = end - 1;
  }
  return [...paths].map(([id, path]) => `<path class="st-${id}" d="${path}"/>`).join('');
}

const isSame = (one: NightLine | null, other: NightLine): boolean =>
  one !== null && one.state === other.state && one.red === other.red;

/** Cells of their own, each with its words and, where something is kept of the night, its link. */
function linked({ row, nights, scale, linkOf }: Strip, from: number, to: number): string {
  return row.cells
    .slice(from, to)
    .map((line, at) => {
      if (line === null) return '';
      const night = from + at;
      const wide = night >= scale.recent;
      const [top, bottom] = spanOf(line, wide);
      const width = scale.width(night);
      const shape = `<path class="st-${stateSign[line.state].id}" d="M${scale.left(night)} ${top}h${width}v${bottom - top}h-${width}z"/>`;
      const words = `<title>${xmlText(cellText(nights[night]!, line))}</title>`;
      const link = linkOf(line);
      // One stop of the tab key in each strip is enough: the arrow keys, or the scenario's page, lead on from there.
      const stop = night === scale.count - 1 ? '' : ' tabindex="-1"';
      return link === null ? `<g>${words}${shape}</g>` : `<a href="${xmlValue(link)}"${stop}>${words}${shape}</a>`;
    })
    .join('');
}

/** The signs of the wide cells, in one text for each ink. */
function glyphs({ row, scale }: Strip): string {
  const inks = new Map<string, { at: number[]; text: string }>();
  row.cells.forEach((line, night) => {
    if (line === null || night < scale.recent) return;
    const { glyph, strong } = stateSign[line.state];
    if (glyph === '') return;
    const ink = inks.get(strong ? 'strong' : 'soft') ?? { at: [], text: '' };
    ink.at.push(scale.middle(night));
    ink.text += glyph;
    inks.set(strong ? 'strong' : 'soft', ink);
  });
  return [...inks]
    .map(
      ([ink, { at, text }]) => `<text class="sign ${ink}" x="${at.join(' ')}" y="16" aria-hidden="true">${text}</text>`,
    )
    .join('');
}
