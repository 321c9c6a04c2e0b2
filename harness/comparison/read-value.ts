/** One run's value of a measure. */
import { backOf } from '../analysis/words/speaking.ts';
import type { ExperimentAnalysis, Observed, ProbeReading, ServiceReading } from '../model/analysis.ts';
import type { RepeatValue } from '../model/comparison.ts';
import type { Measure } from '../model/comparison-plan.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import type { MeasuredRun } from './measured-run.ts';

/** Null: the run cannot tell, because its experiment was inconclusive or had no such reading. */
export function readValue(measure: Measure, { run, plan, analysis, phases }: MeasuredRun): RepeatValue | null {
  const one = analysis.experiments.find((each) => each.name === measure.experiment);
  if (one === undefined || one.inconclusive !== null || run.block === null) return null;
  const resolution = analysis.confidence.probes.find((each) => each.probe === measure.probe)?.resolution;
  const value = valueIn(measure, one, resolution ?? milliseconds(0));
  if (value === null) return null;
  const planned = plan.experiments.find((each) => each.name === measure.experiment)?.phase ?? 0;
  const phase = phases.get(measure.experiment) ?? planned;
  return { block: run.block, phase, folder: run.folder, ...value };
}

type Value = Pick<RepeatValue, 'seen' | 'value' | 'resolution'>;

/** `resolution`: the period of the measure's probe. */
function valueIn(measure: Measure, one: ExperimentAnalysis, resolution: Duration): Value | null {
  const service = one.services.find((each) => each.service === measure.service);
  const probe = one.probes.find((each) => each.probe === measure.probe);
  const residual = measure.from === 'revert';
  switch (measure.quantity) {
    case 'detection':
      return within(measure, service?.detection);
    case 'engineRecovery':
      return engineRecovery(measure, service);
    case 'recovery':
      return within(measure, backIn(probe, residual));
    case 'downtime':
      return probe === undefined || probe.downtime.unseen !== undefined
        ? null
        : { seen: true, value: probe.downtime.value, resolution };
  }
}

/** Stable again: a variant that relapsed was not back before the end of the last relapse. Of a held fault, that is counted from its revert. */
function backIn(reading: ProbeReading | ServiceReading | undefined, residual: boolean): Observed | undefined {
  if (reading === undefined) return undefined;
  return residual || reading.residualRecovery === null ? backOf(reading) : reading.recovery;
}

/**
 * A service of which the engine noticed nothing counts as well all along, and its recovery took no time; but nobody brought it
 * back. While the fault holds that is a recovery that never came; after its revert there is none to speak of.
 */
function engineRecovery(measure: Measure, service: ServiceReading | undefined): Value | null {
  const residual = measure.from === 'revert';
  if (service === undefined || service.detection.seen) {
    return within(measure, backIn(service, residual));
  }
  return residual ? null : { seen: false, value: measure.window, resolution: milliseconds(0) };
}

/**
 * What came after the window is known to have come later than its end, and no more. What was not observed without a gap is left out:
 * a middle between two ends is no measurement.
 */
function within({ window }: Measure, observed: Observed | null | undefined): Value | null {
  if (observed == null) return null;
  if (!observed.seen) {
    if (observed.censoredBy === 'unseen') return null;
    return { seen: false, value: milliseconds(Math.min(window, observed.until)), resolution: milliseconds(0) };
  }
  const { value, resolution, unseen } = observed.time;
  if (unseen !== undefined) return null;
  if (value > window) return { seen: false, value: window, resolution: milliseconds(0) };
  return { seen: true, value: milliseconds(Math.max(0, value)), resolution };
}
