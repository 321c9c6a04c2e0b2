/** A night's result into metrics, as text. */
import type { Verdict } from '../model/analysis.ts';
import { type GateResult, type JudgedMeasure, type JudgedScenario, scenarioStates } from '../model/gate.ts';
import { type GateFamilies, makeGateFamilies } from './gate-families.ts';

const verdicts: readonly Verdict[] = ['pass', 'inconclusive', 'fail'];

/** In Prometheus's text format: what a Pushgateway takes, and what node_exporter reads from a file. Times are seconds. */
export async function renderGateMetrics({ facts, verdict: reached, scenarios }: GateResult): Promise<string> {
  const families = makeGateFamilies();
  const { suite, wall, duration } = facts;
  families.night.set({ suite }, wall / 1000);
  families.duration.set({ suite }, duration / 1000);
  for (const verdict of verdicts) families.verdict.set({ suite, verdict }, verdict === reached ? 1 : 0);
  for (const one of scenarios) foldScenario(families, suite, one);
  return families.registry.metrics();
}

function foldScenario(families: GateFamilies, suite: string, { facts, state: reached, red, measures }: JudgedScenario) {
  const { scenario } = facts;
  families.red.set({ suite, scenario }, red ? 1 : 0);
  // Every one has a series, so that what ends is seen to end.
  for (const state of scenarioStates) families.state.set({ suite, scenario, state }, state === reached ? 1 : 0);
  for (const one of measures) foldMeasure(families, { suite, scenario }, one);
}

function foldMeasure(
  families: GateFamilies,
  of: { readonly suite: string; readonly scenario: string },
  { measure, median, band }: JudgedMeasure,
): void {
  const { experiment, quantity, probe } = measure;
  // What did not come has no time: neither 0 nor the window stands for it.
  if (median !== null) families.times[quantity].set({ ...of, experiment, probe: probe ?? '' }, median / 1000);
  for (const bound of ['low', 'median', 'high'] as const) {
    const value = band?.[bound] ?? null;
    if (value !== null) families.baseline.set({ ...of, experiment, quantity, bound }, value / 1000);
  }
}
