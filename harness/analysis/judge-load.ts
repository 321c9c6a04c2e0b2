/** Claims about a load's own truths: the writes that are kept, and the thresholds of a k6 script. */
import type { Claim } from '../model/expectation.ts';
import { cannotTell, type Judgement } from './judgement.ts';
import type { Sights } from './sights.ts';

export type LoadClaim = Extract<Claim, { claim: 'keepsData' | 'losesData' | 'keepsThreshold' }>;

export const isOfLoad = (claim: Claim): claim is LoadClaim =>
  claim.claim === 'keepsData' || claim.claim === 'losesData' || claim.claim === 'keepsThreshold';

export function judgeLoad(claim: Claim, load: string, _sights: Sights): Judgement {
  return cannotTell(`${claim.claim} of ${load} is not judged yet`);
}
