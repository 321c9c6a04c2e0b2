/** What comes of a run's experiments: times and verdicts, by the analysis that the report is made of. */
import type { Gauge, LabelValues } from 'prom-client';
import type { Analysis, ExperimentAnalysis, Observed, Verdict } from '../model/analysis.ts';
import type { Plan } from '../model/plan.ts';
import { serviceToldOf } from '../model/probe-traits.ts';
import type { ExperimentName } from '../model/scenario.ts';
import type { Families, Fold } from './families.ts';

const verdicts: readonly Verdict[] = ['pass', 'inconclusive', 'fail'];

/**
 * The analysis is asked for when the recovery of an experiment has ended and the next one has not begun: it takes tens of milliseconds,
 * and seconds where hours lie behind it, and there a busy harness disturbs no window.
 */
export function foldResults(families: Families, plan: Plan): Fold {
  const { scenario } = plan;
  const finished = new Set<ExperimentName>();
  const tell = (experiments: Analysis['experiments']): void => {
    for (const one of experiments) tellTimes(families, plan, one);
    const judged = experiments.flatMap((one) => one.expectations);
    for (const verdict of verdicts) {
      families.expectations.set({ scenario, verdict }, judged.filter((one) => one.verdict === verdict).length);
    }
  };
  return (event, analysis) => {
    if (event.type === 'phase.ended' && event.phase === 'recovery' && event.experiment !== null) {
      finished.add(event.experiment);
      tell(analysis().experiments.filter((one) => finished.has(one.name)));
    }
    if (event.type === 'run.ended') {
      const { experiments, verdict: reached } = analysis();
      tell(experiments);
      for (const verdict of verdicts) families.verdict.set({ scenario, verdict }, verdict === reached ? 1 : 0);
    }
  };
}

/** Times of an experiment that cannot be judged explain nothing, and are left out. */
function tellTimes(families: Families, plan: Plan, one: ExperimentAnalysis): void {
  if (one.inconclusive !== null) return;
  const shared = { scenario: plan.scenario, experiment: one.name };
  for (const { service, detection, recovery, residualRecovery } of one.services) {
    setSeen(families.detection, { ...shared, service, detector: 'engine' }, detection);
    const labels = { ...shared, subject: service, kind: 'service' };
    // What was well all along took no time, and has nothing to recover from.
    if (tookTime(recovery)) setSeen(families.recovery, labels, recovery);
    if (tookTime(residualRecovery)) setSeen(families.residualRecovery, labels, residualRecovery);
  }
  for (const { probe, impact, recovery, residualRecovery } of one.probes) {
    if (!impact.seen) continue;
    // A query may be about any service.
    const asked = plan.probes[probe];
    const service = (asked && serviceToldOf(asked)) ?? '';
    setSeen(families.detection, { ...shared, service, detector: `probe:${probe}` }, impact);
    const labels = { ...shared, subject: probe, kind: 'probe' };
    setSeen(families.recovery, labels, recovery);
    if (residualRecovery !== null) setSeen(families.residualRecovery, labels, residualRecovery);
  }
}

const tookTime = (observed: Observed | null): observed is Observed =>
  observed !== null && !(observed.seen && observed.time.value === 0);

function setSeen<T extends string>(gauge: Gauge<T>, labels: LabelValues<T>, observed: Observed): void {
  if (observed.seen) gauge.set(labels, observed.time.value / 1000);
}
