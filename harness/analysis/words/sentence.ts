/** An expectation as a sentence, the way the scenario reads: `numbers-api is detected by the engine within 11.4 s (predicted)`. */
import { isOfAnswers } from '../../model/answer-claim.ts';
import { type Bound, latest } from '../../model/bound.ts';
import { percentText, plural } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { Claim, Expectation, Limit } from '../../model/expectation.ts';
import type { Probe, ProbeName } from '../../model/probe.ts';
import { alertOf, isUserProbe } from '../../model/probe-traits.ts';
import { answerClaimText } from './answer-sentence.ts';

/** `predicted`: what `within: 'predicted'` came to, where it is known. `probes`: those that a subject may be one of. */
export function sentenceOf(
  { subject, claim }: Expectation,
  predicted: Bound | null,
  probes: Readonly<Record<ProbeName, Probe>>,
): string {
  const probe = subject.type === 'probe' ? probes[subject.name] : undefined;
  const alert = probe === undefined ? null : alertOf(probe);
  if (alert !== null) return `${alert} ${alertText(claim, predicted) ?? claimText(claim, predicted)}`;
  return `${subject.name} ${(probe && probeText(claim, predicted, probe)) ?? claimText(claim, predicted)}`;
}

/** An alert is good while it does not fire; null: as of anything else. */
function alertText(claim: Claim, predicted: Bound | null): string | null {
  if (isOfAnswers(claim)) return null;
  switch (claim.claim) {
    case 'isDetected':
      return `fires ${limitText(claim.within, predicted)}`;
    case 'fails':
      return 'fires';
    case 'isUnaffected':
    case 'isNotDetected':
      return 'does not fire';
    case 'recovers':
      return `resolves ${limitText(claim.within, predicted)}`;
    case 'doesNotRecover':
      return 'does not resolve';
    case 'staysAvailable':
      return `does not fire in at least ${percentText(claim.atLeast)} of the samples`;
    case 'restarts':
    case 'keepsData':
    case 'losesData':
    case 'keepsThreshold':
    case 'isBalanced':
      return null;
  }
}

/** A probe is not detected by itself: it fails. An observer serves no requests: it is sampled. */
function probeText(claim: Claim, predicted: Bound | null, probe: Probe): string | null {
  if (claim.claim === 'isDetected' && claim.by === 'probe') return `fails ${limitText(claim.within, predicted)}`;
  if (claim.claim === 'staysAvailable' && !isUserProbe(probe))
    return `is good in at least ${percentText(claim.atLeast)} of its samples`;
  return null;
}

function claimText(claim: Claim, predicted: Bound | null): string {
  if (isOfAnswers(claim)) return answerClaimText(claim);
  switch (claim.claim) {
    case 'isDetected':
      return `is detected by ${detectorText(claim.by)} ${limitText(claim.within, predicted)}`;
    case 'isNotDetected':
      return `is not detected by ${detectorText(claim.by)}`;
    case 'recovers':
      return `recovers ${limitText(claim.within, predicted)}`;
    case 'doesNotRecover':
      return 'does not recover';
    case 'isUnaffected':
      return 'is unaffected';
    case 'fails':
      return 'fails';
    case 'staysAvailable':
      return `stays available for at least ${percentText(claim.atLeast)} of its requests`;
    case 'restarts':
      return `restarts ${timesText(claim.atLeast, claim.atMost)}${claim.backOff ? ', each after its back-off' : ''}`;
    case 'keepsData':
      return claim.atLeast === 1
        ? 'keeps every acknowledged write'
        : `keeps at least ${percentText(claim.atLeast)} of the acknowledged writes`;
    case 'losesData':
      return 'loses acknowledged writes';
    case 'keepsThreshold':
      return `keeps its threshold ${claim.metric}: ${claim.expression}`;
    case 'isBalanced':
      return `is answered by every replica, each at least ${percentText(claim.atLeast)} of an even share`;
  }
}

const detectorText = (by: 'engine' | 'probe'): string => (by === 'engine' ? 'the engine' : 'a probe');

function limitText(limit: Limit, predicted: Bound | null): string {
  if (limit !== 'predicted') return `within ${secondsText(limit)}`;
  return predicted === null ? 'within its predicted time' : `within ${secondsText(latest(predicted))} (predicted)`;
}

function timesText(atLeast: number, atMost: number | null): string {
  if (atMost === null) return `at least ${plural(atLeast, 'time')}`;
  return atLeast === atMost ? plural(atLeast, 'time') : `${atLeast} to ${plural(atMost, 'time')}`;
}
