/** Progress for CI and pipes: one plain line per change of phase, on stderr. */
import type { Output } from '../app/output-port.ts';
import type { Progress } from '../app/progress-port.ts';
import { fixedSeconds } from '../model/duration-text.ts';
import type { Plan } from '../model/plan.ts';
import { eventText, phaseText } from './progress-text.ts';

export function plainProgress(plan: Pick<Plan, 'attached'>, output: Output): Progress {
  return {
    observe(event) {
      const time = `${fixedSeconds(event.at, 1).padStart(6)} s`;
      if (event.type === 'phase.began') {
        output.err(`${time}  ${event.experiment === null ? '' : `${event.experiment}: `}${phaseText(event, plan)}`);
      } else if (event.type === 'inject.began' || event.type === 'warned' || event.type === 'stack.renewed') {
        output.err(`${time}    ${eventText(event)}`);
      }
    },
    end: async () => undefined,
  };
}
