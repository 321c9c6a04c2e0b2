/** Whether acknowledged writes are still there after the recovery. */
import { countText, percentText, plural } from '../../model/count-text.ts';
import type { Claim } from '../../model/expectation.ts';
import type { WritesReading } from '../../model/witness-reading.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import { readWrites } from '../readings/writes-reading.ts';
import { cannotTell, fails, type Judgement, passes } from './judgement.ts';

/** What could not be read back, or never was acknowledged, proves nothing either way. */
export function judgeWrites(
  claim: Extract<Claim, { claim: 'keepsData' | 'losesData' }>,
  load: string,
  { eventIndex, planned }: ExperimentEvidence,
): Judgement {
  const read = eventIndex.writesRead.find((one) => one.load === load && one.experiment === planned.name);
  const reading = readWrites(load, planned.name, eventIndex);
  if (reading === null) return cannotTell(`R313: ${read?.problem ?? `the writes of ${load} were not read back`}`);
  const { acknowledged, kept } = reading;
  if (acknowledged === 0) return cannotTell('no write was acknowledged', 'none acknowledged');
  const text = `${countText(kept)} of ${plural(acknowledged, 'acknowledged write')} kept`;
  if (claim.claim === 'losesData') {
    return kept < acknowledged ? passes(text) : fails(text, 'expected to lose some, and lost none');
  }
  const limit = claim.atLeast === 1 ? 'all of them' : percentText(claim.atLeast);
  if (kept >= claim.atLeast * acknowledged) return { ...passes(text), limit };
  return { ...fails(text, `lost: ${lostText(reading)}`), limit };
}

/** The numbers of the lost writes, the first few of them. */
function lostText({ lost }: WritesReading): string {
  const shown = lost.slice(0, 5).map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  const more = lost.length > shown.length ? ', …' : '';
  return `numbers ${shown.join(', ')}${more}`;
}
