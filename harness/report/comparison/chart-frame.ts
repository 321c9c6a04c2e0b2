/** The drawing of one chart of a comparison: marks in pixels become an SVG with the same bytes each time, named and described. */
import type { Markish, PlotOptions } from '@observablehq/plot';
import { plot } from '@observablehq/plot';
import { labelled, rounded } from '../chart/finish.ts';
import type { LightElement } from '../chart/light-document.ts';
import { lightDocument } from '../chart/light-document.ts';

export interface Chart {
  /** Unique in its page. */
  readonly id: string;
  readonly title: string;
  /** What is to be seen, in words. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  /** Places are pixels from the left and the top. */
  readonly marks: readonly Markish[];
  /** Beside `picture`. */
  readonly className: string;
}

export function drawChart({ id, title, description, width, height, marks, className }: Chart): string {
  const document = lightDocument();
  const svg = plot({
    document: document as unknown as NonNullable<PlotOptions['document']>,
    className: 'picture',
    width,
    height,
    margin: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [...marks],
  }) as unknown as LightElement;
  svg.setAttribute('class', `picture ${className}`);
  labelled(svg, document, id, title, description);
  return rounded(svg.outerHTML);
}
