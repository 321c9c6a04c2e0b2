/** Flags on the chart: impact, detection, action, recovery. */
import type { Marker, ProbeReading, ServiceReading } from '../model/analysis.ts';
import { actionWord } from '../model/fault.ts';
import { secondsText } from './figures.ts';
import type { Sights } from './sights.ts';

export function markersOf(
  sights: Sights,
  probes: readonly ProbeReading[],
  services: readonly ServiceReading[],
): Marker[] {
  const markers: Marker[] = [];
  for (const one of probes) {
    if (!one.impact.seen) continue;
    const [fell, rose] = turnsOf(one, sights);
    markers.push({ at: one.impact.at, kind: 'impact', label: fell });
    if (one.recovery.seen) markers.push({ at: one.recovery.at, kind: 'recovery', label: rose });
  }
  for (const one of services) {
    if (!one.detection.seen) continue;
    const word = one.detectedAs === 'died' ? 'died' : 'is unhealthy';
    markers.push({
      at: one.detection.at,
      kind: 'detection',
      label: `${one.service} ${word}, after ${secondsText(one.detection.time.value)}`,
    });
    if (one.action?.seen) markers.push({ at: one.action.at, kind: 'action', label: actionLabel(one, sights) });
    if (one.recovery.seen) {
      const state = sights.services.get(one.service)?.checked ? 'healthy' : 'running';
      markers.push({ at: one.recovery.at, kind: 'recovery', label: `${one.service} is ${state} again` });
    }
  }
  return markers.sort((a, b) => a.at - b.at);
}

function turnsOf({ probe: name }: ProbeReading, { plan }: Sights): readonly [string, string] {
  const probe = plan.probes[name];
  if (probe?.kind === 'promql' && probe.alert !== null) return [`${probe.alert} fires`, `${probe.alert} resolves`];
  return [`${name} fails`, `${name} is good again`];
}

function actionLabel(reading: ServiceReading, { events, planned }: Sights): string {
  const by = reading.restarts.some((one) => one.started === (reading.action?.seen ? reading.action.at : null));
  if (by) return `${reading.service} restarted by its policy`;
  const { revertBegan } = events;
  if (revertBegan !== null && reading.action?.seen && reading.action.at >= revertBegan.at) {
    return revertBegan.by === 'revert'
      ? `${reading.service} started by the revert`
      : `${reading.service}: the operator's ${actionWord(revertBegan.by)}`;
  }
  return planned.fault.kind === 'restart' ? `${reading.service}: the operator's restart` : `${reading.service} started`;
}
