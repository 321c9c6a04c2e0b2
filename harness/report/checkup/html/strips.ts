/** What a check and its users were like during one fault: three strips on one axis of time. */
import type { CheckTimeline } from '../../../model/checkup.ts';
import { secondsText } from '../../../model/duration-text.ts';
import { between, type Span } from '../../../model/time.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';

/** The width of a strip in its own units; it is stretched to its place. */
const wide = 1000;

type Place = (span: Span) => { readonly x: string; readonly width: string };

const placeIn =
  ({ from, to }: Span): Place =>
  (span) => {
    const scale = wide / Math.max(1, to - from);
    const x = Math.max(0, (span.from - from) * scale);
    const end = Math.min(wide, (span.to - from) * scale);
    return { x: rounded(x), width: rounded(Math.max(2, end - x)) };
  };

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

const strip = (name: string, marks: Markup, words: string): Markup => html`
  <span class="strip-name">${name}</span>
  <svg class="strip" viewBox="0 0 ${wide} 20" preserveAspectRatio="none" role="img" aria-label=${words}>${marks}</svg>
`;

/** What is bad fills the height of its strip, what is good half of it: it reads without colours too. */
const bar = (place: Place, span: Span, kind: string, full: boolean): Markup => {
  const { x, width } = place(span);
  return html`<rect class=${kind} x=${x} width=${width} y=${full ? 1 : 10} height=${full ? 18 : 9} />`;
};

const isFull: Readonly<Record<CheckTimeline['states'][number]['state'], boolean>> = {
  ...{ starting: false, green: false, red: true, down: true, unknown: false },
};

export function strips({ span, fault, states, users, runs }: CheckTimeline, faultName: string): Markup {
  const place = placeIn(span);
  const length = between(span.from, span.to);
  const total = (all: readonly Span[]): string => secondsText(all.reduce((sum, one) => sum + one.to - one.from, 0));
  const red = states.filter(({ state }) => state === 'red');
  const bad = users.filter(({ good }) => !good);
  return html`
    <div class="strips">
      ${fault === null ? null : strip(faultName, bar(place, fault, 'fault', true), `${faultName} for ${total([fault])}`)}
      ${
        users.length === 0
          ? null
          : strip(
              'users',
              users.map((one) => bar(place, one, one.good ? 'good' : 'bad', !one.good)),
              `users not served for ${total(bad)}`,
            )
      }
      ${strip(
        'check',
        states.map((one) => bar(place, one, one.state, isFull[one.state])),
        `red for ${total(red)}`,
      )}
      ${strip(
        'its runs',
        runs.map(({ at, good }) => bar(place, { from: at, to: at }, good ? 'good' : 'bad', !good)),
        `${runs.length} runs, ${runs.filter(({ good }) => !good).length} of them failed`,
      )}
      <span></span><span class="axis"><span>0 s</span><span>${secondsText(length)}</span></span>
    </div>
  `;
}
