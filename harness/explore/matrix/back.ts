/** How something came back after a fault: by itself, after what an operator did, or not at all. */
import type { ExperimentAnalysis, Observed, Relapse } from '../../model/analysis.ts';
import type { Back } from '../../model/exploration.ts';
import type { MeasuredRow } from '../../model/explore-row.ts';
import { faultLabel, effectOf } from '../../model/fault-traits.ts';
import { between } from '../../model/time.ts';

/** What was read of a probe, or of a service, in one experiment. */
export interface Recovering {
  readonly recovery: Observed;
  readonly residualRecovery: Observed | null;
  readonly relapse: Relapse | null;
}

/** In one experiment: its reading, and whether it was still not well as that ended. */
export type Read = (experiment: ExperimentAnalysis) => { readonly reading: Recovering; readonly stillBad: boolean } | null;

/** Of what was hurt. */
export function backOf(row: MeasuredRow, read: Read): Back {
  const own = read(row.analysis);
  if (own === null) return { by: 'unknown' };
  const stays = staysOf(own.reading);
  if (stays.seen) return { by: 'itself', after: stays };
  const tried = row.remedied.filter(({ landing }) => landing === 'applied');
  for (const remedy of tried) {
    const back = read(remedy);
    if (back === null) continue;
    if (isBackBefore(back.reading)) return { by: 'itself', after: lateBy(row, remedy) };
    const after = staysOf(back.reading);
    if (!after.seen && (back.stillBad || after.censoredBy !== 'unproved')) continue;
    return { by: remakes(remedy) ? 'recreation' : 'restart', of: remedy.fault.target, after };
  }
  if (own.stillBad || tried.length > 0) return { by: 'nobody', tried: tried.map(({ fault }) => faultLabel(fault)) };
  return stays.censoredBy === 'unseen' ? { by: 'unknown' } : { by: 'itself', after: stays };
}

/** Since when it is well until the end of its window, from the fault's end. */
const staysOf = ({ recovery, residualRecovery, relapse }: Recovering): Observed =>
  relapse?.stays ?? residualRecovery ?? recovery;
