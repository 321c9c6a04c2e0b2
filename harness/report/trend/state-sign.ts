/** How the states of a scenario are shown: a colour, a pattern, a sign and a height each, never colour alone. */

import type { ScenarioState } from '../../model/gate.ts';
import type { NightLine } from '../../model/history.ts';
import { hatchLines } from '../chart/patterns.ts';
import type { Hatch } from '../chart/swatch.ts';

export interface StateSign {
  /** In class names and in the ids of patterns. */
  readonly id: string;
  /** One character; empty for what is as it always was, so that all else stands out. */
  readonly glyph: string;
  readonly hatch: Hatch;
  /** Its ground is strong: the glyph on it is light on a light page, and dark on a dark one. */
  readonly strong: boolean;
}

const sign = (id: string, glyph: string, hatch: Hatch, strong = false): StateSign => ({ id, glyph, hatch, strong });

export const stateSign: Readonly<Record<ScenarioState, StateSign>> = {
  steady: sign('steady', '', 'plain'),
  improved: sign('improved', '▲', 'plain', true),
  regressed: sign('regressed', '▼', 'plain', true),
  failed: sign('failed', '✖', 'crossed', true),
  unstable: sign('unstable', '!', 'upright'),
  'known weakness': sign('weakness', '↑', 'rising', true),
  inconclusive: sign('inconclusive', '?', 'dotted'),
  quarantined: sign('quarantined', '~', 'falling'),
  learning: sign('learning', '…', 'level'),
  new: sign('new', '+', 'rising'),
};

export const states = Object.keys(stateSign) as readonly ScenarioState[];

/** `regressed`, `unstable, red`. */
export const stateText = ({ state, red }: Pick<NightLine, 'state' | 'red'>): string =>
  red && state !== 'regressed' && state !== 'failed' ? `${state}, red` : state;

/** The SVG patterns of all states. Their colours are the page's, light or dark. */
export const statePatterns = (): string =>
  `<svg width="0" height="0" class="patterns" aria-hidden="true" focusable="false"><defs>${Object.values(stateSign)
    .filter((one) => one.hatch !== 'plain')
    .map(
      ({ id, hatch }) =>
        `<pattern id="night-${id}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="ground-${id}"/><path d="${hatchLines[hatch]}" class="hatch"/></pattern>`,
    )
    .join('')}</defs></svg>`;

/** What fills a cell of each state. */
export const stateFills = Object.values(stateSign)
  .map(({ id, hatch }) =>
    hatch === 'plain'
      ? `.st-${id} { fill: var(--st-${id}); }`
      : `.st-${id} { fill: url(#night-${id}); } .ground-${id} { fill: var(--st-${id}); }`,
  )
  .join('\n');
