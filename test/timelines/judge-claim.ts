/** One claim about the answers of one probe after a crash, judged. */
import { analyse } from '../../harness/analysis/analyse.ts';
import type { JudgedExpectation } from '../../harness/model/analysis.ts';
import { readCase } from './read-case.ts';

/**
 * `after`: what the page, asked ten times a second with a time limit of 1 s, was answered from 7 s on, as a golden case has it; the
 * crash is over at 7 s, the window ends at 17 s, and all else is good, each answer after 4 ms. `seen`: when the run ended.
 */
export function judgeClaim(claim: string, after: readonly string[], seen = 17): JudgedExpectation {
  const text = `
    service api
    probe page api 10/s within 1
    experiment a crash : crash api : baseline 5 recovery 10
    after probe page ${claim}
    ---
    0 api.1 started
    2 begin baseline a crash
    2..7 answers page ok
    7 end baseline
    7..7 inject applied gone
    7 begin recovery
    7..${seen} answers page ok
    ${after.join('\n')}
    ${seen < 17 ? '' : `${seen} end recovery`}
    ${seen + 0.5} ended ${seen < 17 ? 'interrupted' : 'completed'}
    ---
    verdict pass`;
  const { plan, events } = readCase(text.replace(/^ +/gm, ''));
  return analyse(plan, events).experiments[0]!.expectations[0]!;
}
