/** A verdict as a mark: its word, on a ground that says how bad it is. */
import type { CheckVerdict } from '../../../model/checkup.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';

const tones: Readonly<Record<CheckVerdict, 'fail' | 'inconclusive' | 'pass'>> = {
  'cannot fail': 'fail',
  blind: 'fail',
  'cries wolf': 'fail',
  early: 'fail',
  late: 'inconclusive',
  costly: 'inconclusive',
  unknown: 'inconclusive',
  truthful: 'pass',
};

export const verdictStamp = (verdict: CheckVerdict): Markup =>
  html`<span class=${`stamp ${tones[verdict]}`}>${verdict}</span>`;
