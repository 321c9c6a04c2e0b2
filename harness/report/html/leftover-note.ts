/** What a run has left behind, and who removes it. */
import { html, type Markup } from './markup.ts';

export const leftoverNote = (names: readonly string[]): Markup =>
  names.length === 0
    ? null
    : html`<div class="note fail"><strong>Left behind</strong> ${names.join(', ')}
        <span class="fix">Run <code>resilience recover</code> to remove it.</span></div>`;
