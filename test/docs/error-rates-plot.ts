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

const [width, height] = [760, 360];
const margins = { marginLeft: 56, marginRight: 150, marginTop: 18, marginBottom: 48 };

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
      text(placedNames(lines), {
        x: () => last,
        y: 'y',
        dx: 10,
        textAnchor: 'start',
        text: 'name',
        className: 'name',
      }),
    ],
  }) as unknown as LightElement;
  labelled(svg, document, id, title, description);
  return `${rounded(svg.outerHTML)
    .replace(/^<svg /, '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace(/(<\/desc>)/, `$1<style>${style}</style><rect class="ground" width="${width}" height="${height}"/>`)}\n`;
}

/** Beside the ends of their lines, none over another. */
function placedNames(lines: readonly PlottedLine[]): readonly { readonly name: string; readonly y: number }[] {
  const step = 16 / (height - margins.marginTop - margins.marginBottom);
  let above = 1 + step;
  return lines
    .map(({ name, points }) => ({ name, y: points.at(-1)!.share }))
    .toSorted((a, b) => b.y - a.y)
    .map(({ name, y }) => {
      above = Math.min(y, above - step);
      return { name, y: above };
    });
}
