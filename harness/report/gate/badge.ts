/** A badge of the last night as SVG: a word, a count and a colour; it needs no font, no script and no other address. */
import { countText } from '../../model/count-text.ts';
import type { GateResult } from '../../model/gate.ts';
import { element, textElement } from '../xml.ts';

type Tone = 'good' | 'bad' | 'unclear';

/** Dark enough for white letters: a contrast of 4.5 or more. */
const fills: Readonly<Record<Tone, string>> = { good: '#2b7a3d', bad: '#b3261e', unclear: '#8a5a00' };
const labelFill = '#444b54';

/** At most two states, the most frequent first; the others are counted together. */
function countsText(states: readonly string[]): string {
  const counts = [...Map.groupBy(states, (state) => state)]
    .map(([state, some]) => ({ state, count: some.length }))
    .toSorted((a, b) => b.count - a.count);
  const shown = counts.slice(0, counts.length > 2 ? 1 : 2);
  const others = states.length - shown.reduce((sum, { count }) => sum + count, 0);
  const parts = shown.map(({ state, count }) => `${countText(count)} ${state}`);
  return [...parts, ...(others === 0 ? [] : [`${countText(others)} other`])].join(', ');
}

function messageOf({ verdict, scenarios, explorations }: GateResult): { readonly tone: Tone; readonly text: string } {
  const own = scenarios.filter((one) => one.facts.role === 'scenario');
  const reds = [...own, ...explorations].filter((one) => one.red).map((one) => one.state);
  if (verdict === 'fail') return { tone: 'bad', text: reds.length === 0 ? 'failed' : countsText(reds) };
  if (verdict === 'inconclusive') return { tone: 'unclear', text: 'inconclusive' };
  return { tone: 'good', text: own.length === 0 ? 'nothing to tell' : countsText(own.map((one) => one.state)) };
}

/** Width of a text at 11 px in a usual sans serif; `textLength` makes any other font fit. */
const widthOf = (text: string): number =>
  Math.round(
    [...text].reduce(
      (sum, one) => sum + (/[ijl.,:;|']/.test(one) ? 3.2 : /[mwMW]/.test(one) ? 9.2 : one === ' ' ? 3.4 : 6.3),
      0,
    ),
  );

const HEIGHT = 20;
const PAD = 7;

export function renderBadge(result: GateResult): string {
  const { tone, text } = messageOf(result);
  const label = 'resilience';
  const [left, right] = [widthOf(label), widthOf(text)];
  const [edge, width] = [left + 2 * PAD, left + right + 4 * PAD];
  const letters = (x: number, length: number, words: string): string =>
    textElement('text', { x, y: 14, textLength: length, lengthAdjust: 'spacingAndGlyphs' }, words);
  const title = `${label}: ${text}, night ${result.number} of ${result.facts.suite}, ${result.facts.night}`;
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...{ width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': title },
  };
  return `${element('svg', attributes, [
    textElement('title', {}, title),
    element('rect', { width, height: HEIGHT, rx: 3, fill: fills[tone] }),
    element('path', { d: `M3 0H${edge}V${HEIGHT}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z`, fill: labelFill }),
    element('g', { fill: '#fff', 'font-family': 'Verdana,DejaVu Sans,Geneva,sans-serif', 'font-size': 11 }, [
      letters(PAD, left, label),
      letters(edge + PAD, right, text),
    ]),
  ])}\n`;
}
