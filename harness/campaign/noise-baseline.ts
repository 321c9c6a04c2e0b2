/** The noise baseline of a run, from its analysis. */
import type { Analysis } from '../model/analysis.ts';
import type { NoiseBaseline } from '../model/campaign-run.ts';
import { milliseconds } from '../model/time.ts';

/** Null for a run that was not calibrated: it did not get so far. */
export function noiseBaselineOf({ confidence }: Pick<Analysis, 'confidence'>): NoiseBaseline | null {
  const { calibration, probes, healthProbe } = confidence;
  if (calibration === null) return null;
  const checks = Object.values(healthProbe).filter((one) => one.count > 0);
  return {
    probeLatenessP99: milliseconds(Math.max(0, ...probes.map((one) => one.latenessP99))),
    engineRoundTripP50: calibration.engineRoundTripP50,
    healthProbeP50: checks.length === 0 ? null : milliseconds(Math.max(...checks.map((one) => one.p50))),
  };
}
