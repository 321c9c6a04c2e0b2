/** What was learned before anything was broken: what is normal, on what every column is judged, and who each service is. */
import { countText } from '../../../model/count-text.ts';
import { longText, secondsText, shortText } from '../../../model/duration-text.ts';
import type { Column, Exploration } from '../../../model/exploration.ts';
import type { LearnedService } from '../../../model/learned.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { table } from '../../html/table.ts';

const seenBy: Readonly<Record<Column['is'], string>> = {
  users: 'users, at a published port',
  callers: 'callers, from inside',
  service: 'the engine',
};

function normal({ learned: { entries } }: Exploration, { name, is }: Column): string {
  const entry = is === 'service' ? undefined : entries.find((one) => one.name === name);
  if (entry === undefined) return '–';
  const { good, due, p50, p99 } = entry.steady;
  return `${countText(good)} of ${countText(due)} good; ${shortText(p50)} at the median, ${shortText(p99)} at p99`;
}

const serviceRow = (one: LearnedService): readonly string[] => [
  one.name,
  one.firstProcess.length === 0 ? '–' : one.firstProcess.join(' '),
  one.once ? 'runs once' : one.startsIn === null ? '–' : secondsText(one.startsIn),
  one.errorLines === 0 ? 'none' : countText(one.errorLines),
  one.losesWithContainer.length === 0 ? 'nothing' : one.losesWithContainer.join(', '),
];

export const learned = (exploration: Exploration): Markup => html`
  <section aria-labelledby="learned" class="learned">
    <h2 id="learned">What is normal here</h2>
    <p class="why">Watched for ${longText(exploration.learned.watched)} before anything was broken. The traffic came from ${exploration.learned.traffic}.</p>
    ${table(
      'On what each column is judged',
      ['column', 'seen by', 'judged on', 'when nothing is broken'],
      exploration.columns.map((one) => [one.name, seenBy[one.is], one.judgedOn, normal(exploration, one)]),
    )}
    ${table(
      'The services',
      ['service', 'first process', 'first good answer', 'lines of errors', 'loses with its container'],
      exploration.learned.services.map(serviceRow),
    )}
  </section>
`;
