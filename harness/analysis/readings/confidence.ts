/** How sure we can be: measurement noise, our own lateness, and the length of the engine's probes while all was well. */
import type { Confidence } from '../../model/analysis.ts';
import type { EventOf } from '../../model/event.ts';
import type { Plan } from '../../model/plan.ts';
import { milliseconds } from '../../model/time.ts';
import { goodForOf } from '../../prediction/recovery-window.ts';
import { firstAfter } from '../../statistics/quantile.ts';
import type { EventIndex, HealthCheckRun } from '../event-index.ts';
import { effectiveSettings } from './effective-settings.ts';
import { latenessOf, probeResolution } from './resolution.ts';
import { Samples } from './sample-columns.ts';
import { countOf, isUnknown } from './samples.ts';

export function confidenceIn(plan: Plan, eventIndex: EventIndex): Confidence {
  const run = effectiveSettings(plan, eventIndex);
  const probes = Object.entries(plan.probes).map(([name, probe]) => {
    const samples = eventIndex.probes.get(name) ?? Samples.empty();
    const { p50, p99, max } = latenessOf(samples);
    return {
      probe: name,
      sent: samples.length,
      late: countOf(samples, isUnknown),
      latenessP50: p50,
      latenessP99: p99,
      latenessMax: max,
      resolution: probeResolution(probe, samples, eventIndex.observers.get(name) ?? null, eventIndex),
      goodFor: goodForOf({ ...plan, services: run.services }, name),
    };
  });
  const healthProbe = Object.fromEntries(
    [...eventIndex.healthChecks].map(([service, looks]) => [service, lengthsOf(looks)]),
  );
  return {
    calibration: calibrationOf(eventIndex),
    probes,
    witnesses: [...eventIndex.observers.values()].map(observerOf),
    healthProbe,
    warnings: eventIndex.warned.map((one) => one.failure),
  };
}

function observerOf(observed: EventOf<'witness.observed'>): Confidence['witnesses'][number] {
  const { probe, version, clockOffset, clockUncertainty, scrapeInterval, evaluationInterval, problem } = observed;
  return { probe, version, clockOffset, clockUncertainty, scrapeInterval, evaluationInterval, problem };
}

function lengthsOf(runs: readonly HealthCheckRun[]): Confidence['healthProbe'][string] {
  const lengths = runs.filter((one) => one.exitCode === 0).map((one) => one.end - one.start);
  lengths.sort((a, b) => a - b);
  return { p50: milliseconds(firstAfter(lengths, 0.5)), max: milliseconds(lengths.at(-1) ?? 0), count: lengths.length };
}

function calibrationOf({ calibration }: EventIndex): Confidence['calibration'] {
  if (calibration === null) return null;
  const { engineRoundTripP50, engineRoundTripMax, clockOffset, clockUncertainty, timerLatenessP50, timerLatenessP99 } =
    calibration;
  return { engineRoundTripP50, engineRoundTripMax, clockOffset, clockUncertainty, timerLatenessP50, timerLatenessP99 };
}
