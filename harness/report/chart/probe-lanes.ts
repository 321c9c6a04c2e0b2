/** A lane for each probe: its strips, and below them its latency. */
import { isUserProbe } from '../../model/probe-traits.ts';
import { DNS_HEIGHT, drawDns } from './dns-lanes.ts';
import type { ChartRow, Frame } from './frame.ts';
import { marginLabel, space } from './frame.ts';
import { drawLatency, LATENCY_HEIGHT, latencyDecades } from './latency.ts';
import { drawMetric, METRIC_HEIGHT } from './metric-lanes.ts';
import { drawOutcomeRuns, outcomeRunsHeight } from './strips.ts';

const NAME = 15;
/** Between the strips and the latency, so that their labels keep clear of each other. */
const GAP = 8;

export function probeRows(frame: Frame): readonly ChartRow[] {
  const { probes } = frame.experiment;
  const decades = latencyDecades(probes.filter(isUserProbe));
  return probes.flatMap((probe, index) => {
    const strips = outcomeRunsHeight(probe);
    const witness = probe.metric !== null ? METRIC_HEIGHT + GAP : probe.dns !== null ? DNS_HEIGHT + GAP : 0;
    const curve = isUserProbe(probe) && probe.latency.length > 0 ? LATENCY_HEIGHT + GAP : 0;
    const lane: ChartRow = {
      height: NAME + strips + witness + curve + 6,
      draw: (top) => [
        marginLabel(probe.probe, top + 6),
        ...drawOutcomeRuns(frame, probe, top + NAME),
        ...drawMetric(frame, probe, top + NAME + strips + GAP),
        ...drawDns(frame, probe, top + NAME + strips + GAP),
        ...(curve === 0 ? [] : drawLatency(frame, probe, decades, top + NAME + strips + GAP)),
      ],
    };
    return index === 0 ? [lane] : [space(6), lane];
  });
}
