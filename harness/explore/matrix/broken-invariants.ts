/** What holds for every row, whatever is broken, and did not hold for this one; a sentence each. */
import type { ContainerState, ExperimentAnalysis } from '../../model/analysis.ts';
import { countText, listText, plural } from '../../model/count-text.ts';
import type { Cell } from '../../model/exploration.ts';
import type { MeasuredRow } from '../../model/explore-row.ts';
import type { ServiceName } from '../../model/stack.ts';
import { isAllBad } from '../graph/hurt.ts';
import { faultEnd } from './back.ts';
import { lostMarks, stayedBehind } from './left-behind.ts';

/** Who ends as often as that after the fault is over does not just wait for another. */
const endsOfALoop = 3;

export const brokenInvariants = (measured: MeasuredRow, cells: readonly Cell[]): readonly string[] => [
  ...lostWrites(measured.analysis),
  ...lostMarks(measured).map(({ service, by, where }) => `what ${service} had acknowledged is gone (${by}, ${where})`),
  ...loopingServices(measured.analysis).map(
    ({ service, ends }) =>
      `${service} started and ended again and again, ${plural(ends, 'time')} after the fault was over`,
  ),
  ...stayedBehind(measured).map(({ text }) => text),
  ...stillUnhealthy(measured),
  ...unforeseen(measured, cells),
];

function lostWrites({ loads }: ExperimentAnalysis): readonly string[] {
  return loads.flatMap(({ load, writes }) => {
    const lost = writes === null ? 0 : writes.acknowledged - writes.kept;
    return lost > 0
      ? [`${countText(lost)} of ${plural(writes!.acknowledged, 'acknowledged write')} of ${load} were lost`]
      : [];
  });
}

/** Services that end again and again after the fault is over, and are not well when their row ends. */
export function loopingServices(
  analysis: ExperimentAnalysis,
): readonly { readonly service: ServiceName; readonly ends: number }[] {
  const over = faultEnd(analysis);
  return analysis.services.flatMap(({ service, restarts }) => {
    const ends = restarts.filter(({ died }) => died > over).length;
    const isBad = analysis.lasting.some(({ type, name }) => type === 'service' && name === service);
    return ends >= endsOfALoop && isBad ? [{ service, ends }] : [];
  });
}

/** After the last that was done for it, and healthy before the fault. */
function stillUnhealthy({ analysis, remedied }: MeasuredRow): readonly string[] {
  const last = remedied.findLast(({ landing }) => landing === 'applied') ?? analysis;
  const ill = last.services.filter(
    ({ service, replicas }) =>
      replicas.some(({ lane }) => lane.at(-1)?.state === 'unhealthy') &&
      statesBefore(analysis, service).includes('healthy'),
  );
  return ill.map(({ service }) => `${service} was still unhealthy when everything was over`);
}

function statesBefore({ services, baseline }: ExperimentAnalysis, name: ServiceName): readonly ContainerState[] {
  const replicas = services.find(({ service }) => service === name)?.replicas ?? [];
  return replicas.flatMap(
    ({ lane }) => lane.find(({ from, to }) => from <= baseline.to && to >= baseline.to)?.state ?? [],
  );
}

/** Entry points that had no good answers though nobody whom they ask was touched. A few bad answers are no such sign. */
function unforeseen({ row: { expected }, plan }: MeasuredRow, cells: readonly Cell[]): readonly string[] {
  const hurt = cells.filter((cell) => isAllBad(cell) && cell.column in plan.probes);
  const names = hurt.map(({ column }) => column).filter((name) => !expected.hurt.includes(name));
  return names.length === 0 ? [] : [`${listText(names)} suffered too, which no edge explains`];
}
