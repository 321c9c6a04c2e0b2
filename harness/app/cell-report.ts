/** What a run of a comparison reports to its campaign, from its analysis. */
import { noiseBaselineOf } from '../campaign/noise-baseline.ts';
import type { RunReport } from '../campaign/task.ts';
import type { Analysis } from '../model/analysis.ts';
import type { Unsteady } from '../model/campaign-run.ts';
import type { Failure } from '../model/failure.ts';

/** `failures`: beside those of the analysis. A stack that never recovers is measured; one that never got steady says so; a fault that did not land is not measured. */
export function cellReport(analysis: Analysis, failures: readonly Failure[], unsteady: Unsteady | null): RunReport {
  const ruler = noiseBaselineOf(analysis);
  if (analysis.ending === 'interrupted') return { ruler, ending: 'interrupted', failures: analysis.failures };
  const unknown = analysis.experiments.flatMap((one) => (one.inconclusive === null ? [] : [one.inconclusive]));
  const wrong = [...failures, ...analysis.failures, ...unknown];
  if (unsteady !== null && failures.length === 0) return { ruler, ending: 'unsteady', failures: wrong, unsteady };
  return {
    ruler,
    ending: analysis.ending === 'aborted' || unknown.length > 0 ? 'broken' : 'measured',
    failures: wrong,
  };
}
