/** An expectation as a sentence, the way the scenario reads: `numbers-api is detected by the engine within 11.4 s (predicted)`. */
import type { Claim, Expectation, Limit } from '../model/expectation.ts';
import type { DurationRange } from '../model/time.ts';
import { plural, secondsText } from './figures.ts';

/** `predicted`: what `within: 'predicted'` came to, where it is known. */
export const sentenceOf = ({ subject, claim }: Expectation, predicted: DurationRange | null): string =>
  `${subject.name} ${claimText(claim, predicted)}`;

function claimText(claim: Claim, predicted: DurationRange | null): string {
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
      return `stays available for at least ${Number((claim.atLeast * 100).toFixed(3))} % of its requests`;
    case 'restarts':
      return `restarts ${timesText(claim.atLeast, claim.atMost)}${claim.backOff ? ', each after its back-off' : ''}`;
  }
}

const detectorText = (by: 'engine' | 'probe'): string => (by === 'engine' ? 'the engine' : 'a probe');

function limitText(limit: Limit, predicted: DurationRange | null): string {
  if (limit !== 'predicted') return `within ${secondsText(limit)}`;
  return predicted === null ? 'within its predicted time' : `within ${secondsText(predicted.max)} (predicted)`;
}

function timesText(atLeast: number, atMost: number | null): string {
  if (atMost === null) return `at least ${plural(atLeast, 'time')}`;
  return atLeast === atMost ? plural(atLeast, 'time') : `${atLeast} to ${plural(atMost, 'time')}`;
}
