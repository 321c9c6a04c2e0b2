/** Two strips for each probe, fresh connections above and kept ones below: low where good or where we were late, half where degraded, tall where bad. */
import type { Markish } from '@observablehq/plot';
import { rect } from '@observablehq/plot';
import type { ProbeReading } from '../../model/analysis.ts';
import { countText } from '../../model/count-text.ts';
import { offsetText } from '../../model/duration-text.ts';
import type { Connection } from '../../model/probe.ts';
import { isUserProbe } from '../../model/probe-traits.ts';
import { milliseconds } from '../../model/time.ts';
import type { Frame } from './frame.ts';
import { marginLabel } from './frame.ts';
import type { Segment } from './strip-segments.ts';
import { segments } from './strip-segments.ts';
import { fillOf, fillShare } from './swatch.ts';

const STRIP = 12;

function title(probe: string, connection: Connection, one: Segment): string {
  const counts = [...one.counts].map(([outcome, count]) => `${countText(count)} ${outcome}`).join(', ');
  const edge = (second: number): string => offsetText(milliseconds(second * 1000));
  return `${probe}, ${connection}: ${counts}; ${edge(one.from)} … ${edge(one.to)}`;
}

/** The connections that a probe uses. */
const usedConnections = (probe: ProbeReading): readonly Connection[] =>
  (['fresh', 'kept'] as const).filter((connection) => probe.strip[connection].length > 0);

export const outcomeRunsHeight = (probe: ProbeReading): number => usedConnections(probe).length * (STRIP + 2);

export function drawOutcomeRuns(frame: Frame, probe: ProbeReading, top: number): readonly Markish[] {
  return usedConnections(probe).flatMap((connection, row) => {
    const bottom = top + row * (STRIP + 2) + STRIP;
    return [
      marginLabel(isUserProbe(probe) ? connection : 'samples', bottom - STRIP / 2, 'lane-name minor'),
      rect([...segments(frame, probe.strip[connection])], {
        x1: 'from',
        x2: 'to',
        y1: (one: Segment) => bottom - STRIP * fillShare(one.swatch),
        y2: () => bottom,
        fill: (one: Segment) => fillOf(one.swatch),
        className: 'strip',
        title: (one: Segment) => title(probe.probe, connection, one),
      }),
    ];
  });
}
