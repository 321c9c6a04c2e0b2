/** A unified diff with its lines marked: the signs stay, and added and removed lines are named elements besides. */
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

function patchLine(line: string): Markup {
  if (/^(\+\+\+|---) /.test(line)) return html`<span class="file">${line}</span>`;
  if (line.startsWith('@@')) return html`<span class="hunk">${line}</span>`;
  if (line.startsWith('+')) return html`<ins>${line}</ins>`;
  return line.startsWith('-') ? html`<del>${line}</del>` : html`<span>${line}</span>`;
}

export const patchText = (patch: string): Markup =>
  html`<pre class="command patch" tabindex="0">${patch
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => html`${patchLine(line)}${'\n'}`)}</pre>`;
