/** Claims about a load's own results: the writes that are kept, and the thresholds of a k6 script. */
import type { Claim } from '../../model/expectation.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import { judgeThreshold } from './judge-threshold.ts';
import { judgeWrites } from './judge-writes.ts';
import type { Judgement } from './judgement.ts';

export type LoadClaim = Extract<Claim, { claim: 'keepsData' | 'losesData' | 'keepsThreshold' }>;

export const isOfLoad = (claim: Claim): claim is LoadClaim =>
  claim.claim === 'keepsData' || claim.claim === 'losesData' || claim.claim === 'keepsThreshold';

export const judgeLoad = (claim: LoadClaim, load: string, gathered: ExperimentEvidence): Judgement =>
  claim.claim === 'keepsThreshold' ? judgeThreshold(claim, load, gathered) : judgeWrites(claim, load, gathered);
