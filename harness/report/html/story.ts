/** What happened, in order, experiment by experiment. */
import type { Analysis, ExperimentAnalysis } from '../../model/analysis.ts';
import { offsetText } from '../../model/duration-text.ts';
import { between } from '../../model/time.ts';
import { glued } from '../format.ts';
import { origin } from '../subject.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

function chapter(experiment: ExperimentAnalysis): Markup {
  const zero = origin(experiment);
  return html`
    <div class="chapter">
      <h3>${experiment.name}</h3>
      <ol>
        ${experiment.story.map((one) => html`<li><span class="at">${offsetText(between(zero, one.at))}</span><span>${glued(one.text)}</span></li>`)}
      </ol>
    </div>
  `;
}

export function story(analysis: Analysis): Markup {
  const told = analysis.experiments.filter((one) => one.story.length > 0);
  if (told.length === 0) return null;
  return html`
    <section aria-labelledby="story">
      <h2 id="story">What happened</h2>
      <div class="chapters">${told.map(chapter)}</div>
    </section>
  `;
}
