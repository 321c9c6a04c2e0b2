/** The sign of a verdict: a glyph in a coloured disc, and its word for who cannot see it. */
import type { Verdict } from '../../model/analysis.ts';
import { verdictGlyph, verdictWord } from '../verdict.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

export const verdictMark = (verdict: Verdict): Markup => html`
  <span class="mark ${verdict}" role="img" aria-label=${verdictWord[verdict].toLowerCase()}>${verdictGlyph[verdict]}</span>
`;
