/** Requests of the probes, counted and timed. What loads send is never judged, and not counted here. */
import type { Plan } from '../model/plan.ts';
import type { Families, Fold } from './families.ts';

export function foldProbes({ probeRequests, probeLatency }: Families, { scenario, probes }: Plan): Fold {
  return (event) => {
    if (event.type === 'run.began') {
      // What appears with its first increase has no increase, so it begins at 0.
      for (const probe of Object.keys(probes)) probeRequests.inc({ scenario, probe, outcome: 'ok' }, 0);
    }
    if (event.type !== 'probe.ended' || event.role !== 'probe') return;
    const { probe, outcome, due, end } = event;
    probeRequests.inc({ scenario, probe, outcome });
    // Bad answers would flatter it: nothing is quicker than a refusal.
    if (outcome === 'ok') probeLatency.observe({ scenario, probe }, (end - due) / 1000);
  };
}
