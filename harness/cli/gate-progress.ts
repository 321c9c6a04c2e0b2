/** What a person sees of a night while it goes on, beside its runs. */
import type { NightEvent } from '../app/gate/night-world.ts';
import type { Output } from '../app/output-port.ts';
import { plural } from '../model/count-text.ts';
import { longText } from '../model/duration-text.ts';
import { times } from '../model/time.ts';

export function sayNight(event: NightEvent, output: Pick<Output, 'err' | 'status'>): void {
  output.status(null);
  output.err(textOf(event));
}

function textOf(event: NightEvent): string {
  if (event.type === 'exploring') return `${event.stack.name}  exploring, at most ${longText(event.budget)}`;
  const { plan, repeats, runLength } = event.planned;
  switch (event.type) {
    case 'scenario.began':
      return `${plan.scenario}  ${plural(repeats, 'run')}, about ${longText(times(runLength, repeats))}`;
    case 'alarm':
      return `${plan.scenario}  ${event.because}: comparing revisions on this host`;
    case 'compared': {
      const { accepted, tonight, blocks, failure } = event.comparison;
      const said = failure === null ? `after ${plural(blocks, 'block')}` : `no answer: ${failure.message}`;
      return `${plan.scenario}  ${accepted.id} against ${tonight.id}, ${said}`;
    }
    case 'bisecting':
      return `${plan.scenario}  confirmed: searching ${plural(event.commits, 'commit')}`;
  }
}
