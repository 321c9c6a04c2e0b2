/** A state as a small square with its sign, in text. */

import type { ScenarioState } from '../../model/gate.ts';
import type { NightLine } from '../../model/history.ts';
import type { Markup } from '../html/markup.ts';
import { html } from '../html/markup.ts';
import { stateSign } from './state-sign.ts';

/** Drawn by hand, for tables of a thousand rows. */
export const stateSvg = (state: ScenarioState, red: boolean): string => {
  const { id, glyph, strong } = stateSign[state];
  const top = red ? 0 : 2;
  const text = glyph === '' ? '' : `<text class="sign ${strong ? 'strong' : 'soft'}" x="8" y="13.5">${glyph}</text>`;
  return `<path class="st-${id}" d="M0 ${top}h16v${16 - 2 * top}h-16z"/>${text}`;
};

export const stateMark = ({ state, red }: Pick<NightLine, 'state' | 'red'>): Markup => html`
  <svg class="state-mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" dangerouslySetInnerHTML=${{ __html: stateSvg(state, red) }}></svg>
`;
