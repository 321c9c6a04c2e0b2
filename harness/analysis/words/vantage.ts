/** Which client saw what: who asks from inside meets no proxy, and finds a service by its name. */
import type { Finding, ProbeReading } from '../../model/analysis.ts';
import { listText } from '../../model/count-text.ts';
import type { Plan } from '../../model/plan.ts';
import { isInside, isPlaced } from '../../model/probe-traits.ts';
import { note } from './finding.ts';

/** Nothing where all ask from this machine, as is usual. */
export function vantageFindings(
  { probes }: Pick<Plan, 'probes'>,
  readings: readonly Pick<ProbeReading, 'probe'>[],
): Finding[] {
  const placed = readings
    .map(({ probe }) => probe)
    .filter((name) => probes[name] !== undefined && isPlaced(probes[name]));
  const inside = placed.filter((name) => isInside(probes[name]!));
  if (inside.length === 0) return [];
  const outside = placed.filter((name) => !inside.includes(name));
  const others = outside.length === 0 ? '' : `; from this machine, at a published port: ${listText(outside)}`;
  return [note(`asked from inside the network: ${listText(inside)}${others}`)];
}
