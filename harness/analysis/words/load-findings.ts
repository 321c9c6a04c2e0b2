/** Where k6's own failure rate tells less than what happened: it counts neither what it could not send nor what came late. */
import type { Finding } from '../../model/analysis.ts';
import { countText, percentText, plural } from '../../model/count-text.ts';
import type { LoadReading } from '../../model/witness-reading.ts';
import type { Windows } from '../readings/windows.ts';
import { measuredText } from './figures.ts';
import { warning } from './finding.ts';

/** Below one in a hundred and half as much again, the two rates tell the same. */
const least = { difference: 0.01, factor: 1.5 } as const;

export const loadFindings = (loads: readonly LoadReading[], windows: Windows): Finding[] =>
  loads.filter(({ kind }) => kind === 'k6').flatMap((one) => underReported(one, windows));

function underReported(load: LoadReading, { span }: Windows): Finding[] {
  const { sent, good, dropped, longestGap } = load;
  if (sent === 0 || load.problem !== null) return [];
  const k6Says = (sent - good) / sent;
  const withDropped = (sent - good + dropped) / (sent + dropped);
  const silent = longestGap === null ? 0 : longestGap.value - longestGap.resolution;
  const share = Math.max(withDropped, silent / (span.to - span.from));
  if (share < k6Says + least.difference || share < k6Says * least.factor) return [];
  const parts = [
    ...(dropped === 0
      ? []
      : [
          `with the ${plural(dropped, 'iteration')} that it could not start, ${percentText(withDropped, 1)} of ${countText(sent + dropped)} were bad`,
        ]),
    ...(longestGap === null ? [] : [`no good answer came for ${measuredText(longestGap)}`]),
  ];
  return [warning(`k6 reports that ${percentText(k6Says, 1)} of ${load.load} failed; ${parts.join(', and ')}`)];
}
