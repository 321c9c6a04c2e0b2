/** For how long the engine called a service healthy before its users were served: a check that is green too early. */
import type { Measured } from '../../model/analysis.ts';
import { isUserProbeOf } from '../../model/probe-traits.ts';
import { between, type Duration, instant, milliseconds, type Span } from '../../model/time.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import { wellSpans } from './engine-reading.ts';
import type { ProbeEvidence } from './probe-reading.ts';
import { readReplicas } from './replicas.ts';
import { engineResolution, periodOf } from './resolution.ts';
import { isAmiss, isUnknown } from './samples.ts';

/**
 * The longest that was seen in an experiment; in the first one also since the stack was brought up. Only where users were served in the
 * end while it stayed healthy, and not while a fault is held, which may keep them from it. Null: it has no check, or it was not so.
 */
export function earlyGreenOf(name: string, gathered: ExperimentEvidence): Measured | null {
  const { run, eventIndex, windows, plan, planned, probes } = gathered;
  if (run.service(name)?.health == null) return null;
  const from = plan.experiments[0] === planned ? instant(0) : windows.span.from;
  const span: Span = { from, to: windows.span.to };
  const held = windows.during;
  const green = wellSpans(readReplicas(name, eventIndex, run, span), true, span)
    .filter((one) => one.from > from)
    .filter((one) => held === null || one.from < held.from || one.from > held.to);
  const own = [...probes.values()].filter(({ probe }) => isUserProbeOf(probe, name));
  const all = own.flatMap((basis) =>
    green.flatMap((one): Measured[] => {
      const value = unserved(basis, one);
      return value === null
        ? []
        : [{ value, resolution: milliseconds(basis.resolution + engineResolution(eventIndex)) }];
    }),
  );
  return all.toSorted((a, b) => b.value - a.value)[0] ?? null;
}

/** From when the check passed, or was first observed after that, to the first good answer; null: there was no bad one before, or no good one. */
function unserved({ samples, probe }: ProbeEvidence, green: Span): Duration | null {
  const due = samples.dueIn(green);
  let failedFrom: number | null = null;
  for (let i = 0; i < due.length; i++) {
    const sample = due.at(i);
    if (isUnknown(sample)) continue;
    if (!isAmiss(sample, probe)) return failedFrom === null ? null : between(instant(failedFrom), sample.due);
    failedFrom ??= sample.due - green.from > 2 * periodOf(probe) ? sample.due : green.from;
  }
  return null;
}
