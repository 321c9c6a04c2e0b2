/** How something came back after a fault: by itself, after what an operator did, or not at all. */
import type { ExperimentAnalysis, Observed, Relapse } from '../../model/analysis.ts';
import type { Back } from '../../model/exploration.ts';
import type { MeasuredRow } from '../../model/explore-row.ts';
import { effectOf, faultLabel } from '../../model/fault-traits.ts';
import { between, type Instant, milliseconds } from '../../model/time.ts';

/** What was read of a probe, or of a service, in one experiment. */
export interface ReadBack {
  readonly recovery: Observed;
  readonly residualRecovery: Observed | null;
  readonly relapse: Relapse | null;
  /** It was well from the last look before the injection on. */
  readonly alwaysWell: boolean;
  /** It was not well as the experiment ended. */
  readonly stillBad: boolean;
}

/** Whether it stays as it is until somebody does something, or whatever is done. */
export const staysBroken = ({ by }: Back): boolean => by === 'restart' || by === 'recreation' || by === 'nobody';

/** Of what was hurt in the row's own experiment; `read`: null where nothing was read of it. */
export function backOf(row: MeasuredRow, read: (experiment: ExperimentAnalysis) => ReadBack | null): Back {
  const own = read(row.analysis);
  if (own === null) return { by: 'unknown' };
  const stays = staysOf(own);
  if (stays.seen) return { by: 'itself', after: stays };
  const tried = row.remedied.filter(({ landing }) => landing === 'applied');
  for (const remedy of tried) {
    const after = read(remedy);
    if (after === null) continue;
    if (after.alwaysWell) return { by: 'itself', after: meanwhile(row, remedy) };
    const back = staysOf(after);
    if (after.stillBad || (!back.seen && back.censoredBy === 'unseen')) continue;
    return { by: isRestart(remedy) ? 'restart' : 'recreation', of: remedy.fault.target, after: back };
  }
  if (own.stillBad || tried.length > 0) return { by: 'nobody', tried: tried.map(({ fault }) => faultLabel(fault)) };
  return stays.censoredBy === 'unseen' ? { by: 'unknown' } : { by: 'itself', after: stays };
}

/** Since when it is well until the end of its window, from the fault's end. */
const staysOf = ({ recovery, residualRecovery, relapse }: ReadBack): Observed =>
  relapse?.stays ?? residualRecovery ?? recovery;

const isRestart = ({ fault }: ExperimentAnalysis): boolean => effectOf(fault).is === 'restarted';

/** It was well before the remedy: at some time since its own window ended. */
function meanwhile({ analysis }: MeasuredRow, remedy: ExperimentAnalysis): Observed {
  const from = between(faultEnd(analysis), analysis.span.to);
  const to = between(faultEnd(analysis), remedy.baseline.to);
  const half = milliseconds((to - from) / 2);
  return {
    seen: true,
    at: remedy.baseline.to,
    time: { value: milliseconds(from + half), resolution: half, unseen: half },
  };
}

/** From when recovery counts. */
export const faultEnd = ({ window, span }: ExperimentAnalysis): Instant => window?.certain.to ?? span.to;
