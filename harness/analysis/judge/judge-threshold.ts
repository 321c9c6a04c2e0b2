/** Thresholds of a k6 script, as k6 reports them. */
import type { Claim } from '../../model/expectation.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import { cannotTell, fails, type Judgement, passes } from './judgement.ts';

/** Without the result that k6 reports, or with a load that did not run as asked, nothing is known. */
export function judgeThreshold(
  { metric, expression }: Extract<Claim, { claim: 'keepsThreshold' }>,
  load: string,
  { eventIndex, planned }: ExperimentEvidence,
): Judgement {
  const ended = eventIndex.loadsEnded.find((one) => one.load === load && one.experiment === planned.name);
  if (ended === undefined) return cannotTell(`${load} did not end with a result`);
  if (ended.problem !== null) return cannotTell(`R313: ${ended.problem}`);
  const told = ended.thresholds.find((one) => one.metric === metric && one.expression === expression);
  if (told === undefined) return cannotTell(`k6 reported nothing for ${metric}: ${expression}`);
  const text = `${metric}: ${expression} ${told.held ? 'held' : 'was crossed'}`;
  return told.held ? passes(text) : fails(text, 'k6 calls the threshold crossed');
}
