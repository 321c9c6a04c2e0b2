/** The dates above the strips: months where nights are narrow, every seventh night where they are wide, and where nights are lost. */
import { plural } from '../../model/count-text.ts';
import { xmlText } from '../xml.ts';
import type { NightScale } from './night-scale.ts';
import type { TrendNight } from './trend.ts';

export const AXIS = 20;
/** A label needs so many pixels. */
const ROOM = 64;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
export const monthOf = (night: string): string => `${months[Number(night.slice(5, 7)) - 1] ?? ''} ${night.slice(0, 4)}`;
export const dayOf = (night: string): string =>
  `${Number(night.slice(8))} ${months[Number(night.slice(5, 7)) - 1] ?? ''}`;

/** SVG text. */
export function drawAxis(nights: readonly TrendNight[], scale: NightScale): string {
  const texts: string[] = [];
  let free = 0;
  nights.slice(0, scale.recent).forEach(({ night }, at) => {
    const x = scale.left(at);
    const begins = at > 0 && night.slice(0, 7) !== nights[at - 1]!.night.slice(0, 7);
    if (!begins || x < free || x + ROOM > scale.left(scale.recent)) return;
    texts.push(
      `<text x="${x}" y="13" class="tick">${xmlText(monthOf(night))}</text><path class="grid" d="M${x - 0.5} 0v${AXIS}"/>`,
    );
    free = x + ROOM;
  });
  const last = nights.length - 1;
  nights.forEach(({ night }, at) => {
    if (at < scale.recent || (last - at) % 7 !== 0) return;
    const end = at === last && at > 2;
    const x = end ? scale.left(at) + scale.width(at) : scale.left(at);
    texts.push(`<text x="${x}" y="13" class="tick${end ? ' end' : ''}">${xmlText(dayOf(night))}</text>`);
  });
  return texts.join('') + lostMarks(nights, scale);
}

/** A gap in the calendar, where days passed without a night. */
const lostMarks = (nights: readonly TrendNight[], scale: NightScale): string =>
  nights
    .map(({ lost, name }, at) =>
      lost === 0
        ? ''
        : `<g class="lost"><title>${xmlText(`no night for ${plural(lost, 'day')} before ${name}`)}</title><path d="M${scale.left(at) - 7} 16l2 4l2-4l2 4"/></g>`,
    )
    .join('');
