/** A plot of rates for harness/gate/ERROR-RATES.md: lines that are told apart by their dashes and their names, not by colour alone. */
import { dot, line, type PlotOptions, plot, ruleX, ruleY, text } from '@observablehq/plot';
import { labelled, rounded } from '../../harness/report/chart/finish.ts';
import { type LightElement, lightDocument } from '../../harness/report/chart/light-document.ts';
import { tones } from '../../harness/report/html/style-tones.ts';

export interface PlottedLine {
  readonly name: string;
  /** Shares, 0 … 1. */
  readonly points: readonly { readonly x: number; readonly share: number }[];
}

export interface RatePlot {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly axis: string;
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  /** Four at most. */
  readonly lines: readonly PlottedLine[];
  /** What is promised. */
  readonly bound: number | null;
}

const [width, height] = [820, 360];
const margins = { marginLeft: 56, marginRight: 200, marginTop: 18, marginBottom: 48 };

const style = `${tones}
.ground { fill: var(--sheet); } text { fill: var(--ink); font-size: 12px; white-space: pre; }
.tick, .axis-name { fill: var(--quiet); } .grid { stroke: var(--line); } .bound { stroke: var(--quiet); stroke-dasharray: 2 3; }
.line { stroke-width: 2; fill: none; stroke-linejoin: round; }
.of-0 { stroke: var(--detection); } .of-1 { stroke: var(--impact); stroke-dasharray: 9 4; }
.of-2 { stroke: var(--recovery); stroke-dasharray: 3 3; } .of-3 { stroke: var(--action); stroke-dasharray: 10 3 2 3; }
.dot { fill: var(--sheet); stroke-width: 1.8; stroke-dasharray: none; }`;

const shares = [0, 0.2, 0.4, 0.6, 0.8, 1];

export function drawRates({ id, title, description, axis, ticks, lines, bound }: RatePlot): string {
  const document = lightDocument();
  const last = Math.max(...ticks.map((one) => one.x));
  const svg = plot({
    document: document as unknown as NonNullable<PlotOptions['document']>,
    className: 'rates',
    width,
    height,
    ...margins,
    x: { domain: [Math.min(...ticks.map((one) => one.x)), last], axis: null },
    y: { domain: [0, 1], axis: null },
    marks: [
      ruleY(shares, { className: 'grid' }),
      ruleX(
        ticks.map((one) => one.x),
        { className: 'grid' },
      ),
      text(shares, {
        y: (one: number) => one,
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -8,
        text: (one: number) => `${Math.round(100 * one)} %`,
        className: 'tick',
      }),
      text(ticks, { x: 'x', frameAnchor: 'bottom', dy: 16, text: 'text', className: 'tick' }),
      text([axis], { frameAnchor: 'bottom', dy: 36, text: (one: string) => one, className: 'axis-name' }),
      ...(bound === null ? [] : [ruleY([bound], { className: 'bound' })]),
      ...lines.map(({ points }, index) => line(points, { x: 'x', y: 'share', className: `line of-${index}` })),
      ...lines.map(({ points }, index) => dot(points, { x: 'x', y: 'share', r: 3, className: `dot of-${index}` })),
    ],
  }) as unknown as LightElement;
  labelled(svg, document, id, title, description);
  return `${rounded(svg.outerHTML)
    .replace(/^<svg /, '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replace(/(<\/desc>)/, `$1<style>${style}</style><rect class="ground" width="${width}" height="${height}"/>`)
    .replace(/<\/svg>$/, `${legend(lines)}</svg>`)}\n`;
}

/** Each with a piece of its line, in the order in which the lines end. */
function legend(lines: readonly PlottedLine[]): string {
  const left = width - margins.marginRight + 14;
  return lines
    .map(({ name, points }, index) => ({ name, index, end: points.at(-1)!.share }))
    .toSorted((a, b) => b.end - a.end)
    .map(({ name, index }, row) => {
      const y = margins.marginTop + 8 + 22 * row;
      const piece = `<line class="line of-${index}" x1="${left}" y1="${y}" x2="${left + 30}" y2="${y}"/>`;
      return `${piece}<text x="${left + 37}" y="${y + 4}" text-anchor="start">${name}</text>`;
    })
    .join('');
}
