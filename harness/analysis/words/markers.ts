/** Flags on the chart: impact, detection, action, recovery. */
import { operatorsWord } from '../../model/action-label.ts';
import type { Marker, Observed, ProbeReading, ServiceReading } from '../../model/analysis.ts';
import { secondsText } from '../../model/duration-text.ts';
import { effectOf } from '../../model/fault-traits.ts';
import { alertOf } from '../../model/probe-traits.ts';
import { type Instant, instant } from '../../model/time.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import { measuredText } from './figures.ts';

export function markersOf(
  gathered: ExperimentEvidence,
  probes: readonly ProbeReading[],
  services: readonly ServiceReading[],
): Marker[] {
  const markers: Marker[] = [];
  for (const one of probes) {
    if (!one.impact.seen) continue;
    const [fell, rose] = turnsOf(one, gathered);
    markers.push(marked(one.impact, 'impact', fell));
    const { bad } = firstsOf(one.probe, gathered);
    if (bad !== null && beganDegraded(one.probe, gathered)) {
      markers.push({ at: bad, kind: 'impact', label: `${one.probe} fails` });
    }
    if (one.recovery.seen) markers.push(marked(one.recovery, 'recovery', rose));
    if (one.relapse === null) continue;
    markers.push({ at: one.relapse.at, kind: 'impact', label: `${fell} again` });
    if (one.relapse.stays.seen) markers.push(marked(one.relapse.stays, 'recovery', `${rose}, stable`));
  }
  for (const one of services) {
    if (!one.detection.seen) continue;
    const word = one.detectedAs === 'died' ? 'died' : 'is unhealthy';
    const { time } = one.detection;
    const after = time.unseen === undefined ? secondsText(time.value) : measuredText(time);
    markers.push(marked(one.detection, 'detection', `${one.service} ${word}, after ${after}`));
    if (one.action?.seen) markers.push(marked(one.action, 'action', actionLabel(one, gathered)));
    if (one.recovery.seen) {
      const state = gathered.services.get(one.service)?.checked ? 'healthy' : 'running';
      markers.push(marked(one.recovery, 'recovery', `${one.service} is ${state} again`));
    }
  }
  return markers.sort((a, b) => a.at - b.at);
}

/** What may have come at any time of a stretch that was not observed is marked in its middle, with the stretch. */
function marked({ at, time }: Seen, kind: Marker['kind'], label: string): Marker {
  if (time.unseen === undefined) return { at, kind, label };
  const within = { from: instant(at - time.resolution), to: instant(at + time.resolution) };
  return { at, kind, label, within };
}

type Seen = Extract<Observed, { readonly seen: true }>;

function turnsOf({ probe: name }: ProbeReading, gathered: ExperimentEvidence): readonly [string, string] {
  const probe = gathered.plan.probes[name];
  const alert = probe === undefined ? null : alertOf(probe);
  if (alert !== null) return [`${alert} fires`, `${alert} resolves`];
  return [beganDegraded(name, gathered) ? `${name} is degraded` : `${name} fails`, `${name} is good again`];
}

/** When a probe saw the first of each; null: none of it. */
function firstsOf(name: string, gathered: ExperimentEvidence): Record<'bad' | 'degraded', Instant | null> {
  const { whole } = gathered.windows;
  const slots = whole === null ? undefined : gathered.probes.get(name)?.slots.dueIn(whole);
  return { bad: slots?.firstDue('bad') ?? null, degraded: slots?.firstDue('degraded') ?? null };
}

function beganDegraded(name: string, gathered: ExperimentEvidence): boolean {
  const { bad, degraded } = firstsOf(name, gathered);
  return degraded !== null && (bad === null || degraded < bad);
}

function actionLabel(reading: ServiceReading, { events, planned }: ExperimentEvidence): string {
  const by = reading.restarts.some((one) => one.started === (reading.action?.seen ? reading.action.at : null));
  if (by) return `${reading.service} restarted by its policy`;
  const { revertBegan } = events;
  if (revertBegan !== null && reading.action?.seen && reading.action.at >= revertBegan.at) {
    return revertBegan.by === 'revert'
      ? `${reading.service} started by the revert`
      : `${reading.service}: the operator's ${operatorsWord(revertBegan.by, planned.fault)}`;
  }
  return effectOf(planned.fault).is === 'restarted'
    ? `${reading.service}: the operator's restart`
    : `${reading.service} started`;
}
