/** The picture of one experiment: all its lanes on one time axis, as one SVG with the same bytes each time. */
import type { Markish, PlotOptions } from '@observablehq/plot';
import { plot } from '@observablehq/plot';
import type { ExperimentAnalysis } from '../../model/analysis.ts';
import { axis, grid } from './axis.ts';
import { bracketRows } from './brackets.ts';
import { containerRows } from './containers.ts';
import { describePicture } from './describe.ts';
import { faultBand, faultRow } from './fault-band.ts';
import { labelled, rounded } from './finish.ts';
import { flags } from './flags.ts';
import type { ChartRow, Frame } from './frame.ts';
import { frameOf, LEFT, RIGHT, space, WIDTH } from './frame.ts';
import type { LightElement } from './light-document.ts';
import { lightDocument } from './light-document.ts';
import { probeRows } from './probe-lanes.ts';

const AXIS_HEIGHT = 38;

function lanesOf(frame: Frame): readonly ChartRow[] {
  const fault = faultRow(frame);
  const groups = [
    [...(fault === null ? [] : [fault]), ...bracketRows(frame)],
    containerRows(frame),
    probeRows(frame),
  ].filter((group) => group.length > 0);
  return groups.flatMap((group, index) => (index === 0 ? group : [space(10), ...group]));
}

/** Lanes below each other from `top`. */
function stack(
  lanes: readonly ChartRow[],
  top: number,
): { readonly marks: readonly Markish[]; readonly bottom: number } {
  const marks: Markish[] = [];
  let bottom = top;
  for (const lane of lanes) {
    marks.push(...lane.draw(bottom));
    bottom += lane.height;
  }
  return { marks, bottom };
}

/** An SVG for use inside an HTML page that holds the report's styles and pattern definitions. `id` is unique in that page. */
export function drawPicture(experiment: ExperimentAnalysis, id: string): string {
  const frame = frameOf(experiment);
  const above = flags(frame);
  const { marks, bottom } = stack(lanesOf(frame), above.height);
  const document = lightDocument();
  const svg = plot({
    document: document as unknown as NonNullable<PlotOptions['document']>,
    className: 'picture',
    width: WIDTH,
    height: bottom + AXIS_HEIGHT,
    margin: 0,
    marginLeft: LEFT,
    marginRight: RIGHT,
    x: { type: 'linear', domain: [...frame.domain], axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      ...faultBand(frame, above.height, bottom),
      ...grid(frame, above.height, bottom),
      ...above.drawPoles(bottom),
      ...marks,
      ...above.drawLabels(),
      ...axis(frame, bottom),
    ],
  });
  const element = svg as unknown as LightElement;
  element.setAttribute('data-axis', [LEFT, WIDTH - RIGHT, ...frame.domain].join(' '));
  labelled(element, document, id, `Timeline of ${experiment.name}`, describePicture(experiment));
  return rounded(element.outerHTML);
}
