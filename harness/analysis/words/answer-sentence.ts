/** Claims about a probe's answers, as a sentence has them after the probe's name. */
import type { AnswerClaim } from '../../model/answer-claim.ts';
import { bodyText } from '../../model/body-check.ts';
import { percentText } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import { valueClaimText } from './value-text.ts';

export function answerClaimText(claim: AnswerClaim): string {
  switch (claim.claim) {
    case 'degrades':
      return 'degrades and does not fail';
    case 'failsFast':
      return `fails fast, within ${secondsText(claim.within)}`;
    case 'latency':
      return `answers ${percentText(claim.share)} of its good requests within ${secondsText(claim.under)}`;
    case 'errorRate':
      return `fails at most ${percentText(claim.atMost)} of its requests`;
    case 'value':
      return `says ${valueClaimText(claim.must)} whenever it answers`;
    case 'isKept':
      return 'is kept';
    case 'logs':
      return `logs ${claim.pattern === null ? 'a line' : bodyText(claim.pattern)} within ${secondsText(claim.within)}`;
  }
}
