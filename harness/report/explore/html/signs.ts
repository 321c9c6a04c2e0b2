/** How each thing that a cell says is drawn: a sign of its own beside its colour, so that nothing is told by colour alone. */
import type { Back, Felt } from '../../../model/exploration.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';

interface Sign {
  /** In class names and in the ids of symbols. */
  readonly id: string;
  /** Inside of a square of 14; `fill` and `stroke` are those of the text around it. */
  readonly drawing: string;
}

const line = (path: string, width = 1.6): string =>
  `<path d="${path}" fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const ring = '<circle cx="7" cy="7" r="5.1" fill="none" stroke="currentColor" stroke-width="1.5"/>';

/** From the lightest to the heaviest drawing, as from the best to the worst. */
export const feltSign: Readonly<Record<Felt, Sign>> = {
  untouched: { id: 'untouched', drawing: '<circle cx="7" cy="7" r="1.5" fill="currentColor"/>' },
  slower: { id: 'slower', drawing: ring + line('M7,4V7L9,8.4', 1.4) },
  degraded: { id: 'degraded', drawing: `${ring}<path d="M7,1.9A5.1,5.1 0 0 0 7,12.1Z" fill="currentColor"/>` },
  'fails fast': { id: 'fails', drawing: line('M3,3L11,11M11,3L3,11', 2.2) },
  down: {
    id: 'down',
    drawing:
      '<path d="M7,.9A6.1,6.1 0 1 0 7,13.1A6.1,6.1 0 1 0 7,.9ZM3.2,5.7H10.8V8.3H3.2Z" fill="currentColor" fill-rule="evenodd"/>',
  },
  wrong: { id: 'wrong', drawing: line('M2.2,5H11.8M2.2,9H11.8M9.8,1.8L4.2,12.2', 1.9) },
  unknown: { id: 'unknown', drawing: line('M4.6,5A2.4,2.4 0 1 1 7,7.6V8.8M7,11.6V11.7') },
};

export const backSign: Readonly<Record<Back['by'], Sign | null>> = {
  'not needed': null,
  itself: { id: 'itself', drawing: line('M2.6,8.9H9A2.9,2.9 0 0 0 9,3.1H5.4M2.6,8.9L5.4,6.1M2.6,8.9L5.4,11.7') },
  restart: { id: 'restart', drawing: line('M11.6,7A4.6,4.6 0 1 1 9.7,3.3M10,.8V3.6H7.2', 1.7) },
  recreation: { id: 'recreation', drawing: line('M2.4,2.4H11.6V11.6H2.4ZM7,4.8V9.2M4.8,7H9.2', 1.5) },
  nobody: { id: 'nobody', drawing: line('M7,7C5.7,4.5 1.6,3.9 1.6,7S5.7,9.5 7,7S12.4,3.9 12.4,7S8.3,9.5 7,7', 1.8) },
  unknown: { id: 'unknown', drawing: line('M4.6,5A2.4,2.4 0 1 1 7,7.6V8.8M7,11.6V11.7') },
};

const all = [
  ...Object.values(feltSign),
  ...Object.values(backSign).filter((one) => one !== null && one.id !== 'unknown'),
];

/** What the cells use, once for the page, and the hatching of what was only predicted. */
export const signDefinitions = (): string =>
  `<svg width="0" height="0" class="patterns" aria-hidden="true" focusable="false"><defs>${all
    .map((one) => `<symbol id="sign-${one!.id}" viewBox="0 0 14 14">${one!.drawing}</symbol>`)
    .join('')}</defs></svg>`;

/** A sign in text; whoever cannot see it reads the words beside it. */
export const signMark = (sign: Sign | null): Markup =>
  sign === null ? null : html`<svg class="s" aria-hidden="true"><use href="#sign-${sign.id}" /></svg>`;
