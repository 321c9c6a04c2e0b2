/** A timeline, event by event, into the metrics of its run. */
import type { Analysis } from '../model/analysis.ts';
import type { TimelineEvent } from '../model/event.ts';
import type { Plan } from '../model/plan.ts';
import { type Families, type Fold, makeFamilies } from './families.ts';
import { foldProbes } from './fold-probes.ts';
import { foldResults } from './fold-results.ts';
import { foldWindows } from './fold-windows.ts';

/** Several runs may share `families`: every series names its scenario. */
export function foldInto(families: Families, plan: Plan): Fold {
  const folds = [foldWindows, foldProbes, foldResults].map((make) => make(families, plan));
  return (event, analysis) => {
    for (const fold of folds) fold(event, analysis);
  };
}

/** The metrics of a run that is over, in Prometheus's text format. */
export function expositionOf(plan: Plan, events: Iterable<TimelineEvent>, analysis: Analysis): Promise<string> {
  const families = makeFamilies();
  const fold = foldInto(families, plan);
  for (const event of events) fold(event, () => analysis);
  return families.registry.metrics();
}
