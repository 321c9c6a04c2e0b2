/** A check in the stack without a fault: whether it was ever green, how early, what it said, and what it costs. */
import type { CheckAtRest, CheckPrice } from '../model/checkup.ts';
import type { Measured } from '../model/measured.ts';
import type { ServiceName } from '../model/stack.ts';
import { instant } from '../model/time.ts';
import { checkTimeline } from './check-timeline.ts';
import { earlyGreen } from './early-green.ts';
import { isSure, type TriedRun } from './read-trial.ts';

export function readRest(service: ServiceName, run: TriedRun, price: CheckPrice | null): CheckAtRest {
  const { eventIndex, settings, plan, experiments } = run;
  const probe = plan.probes[service];
  const lastRuns = eventIndex.healthChecks.get(service) ?? [];
  const last = lastRuns.at(-1);
  const wolves = experiments.flatMap((one) => {
    const falseAlarm = one.services.find((reading) => reading.service === service)?.falseAlarm ?? null;
    return falseAlarm === null ? [] : [falseAlarm];
  });
  return {
    run: run.folder,
    green: (eventIndex.changes.get(service) ?? []).some(({ change }) => change.to === 'healthy'),
    early: probe === undefined ? null : earlyGreen(service, [service, probe], eventIndex, settings),
    wolf: longest(wolves),
    lastOutput: last?.output ?? '',
    lastExit: last?.exitCode ?? null,
    greenOutput: lastRuns.findLast((one) => one.exitCode === 0)?.output ?? null,
    price,
    timeline: checkTimeline(eventIndex, settings, {
      service,
      span: { from: instant(0), to: eventIndex.last },
      fault: null,
      probe: probe === undefined ? null : { name: service, probe },
    }),
  };
}

function longest(all: readonly Measured[]): Measured | null {
  const sure = all.filter(isSure).toSorted((a, b) => b.value - a.value);
  return sure[0] ?? all[0] ?? null;
}
