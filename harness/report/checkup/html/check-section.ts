/** One check on the page: its verdict, what decided it, what it was like in each trial, and what was changed. */
import { isSure } from '../../../checkup/read-trial.ts';
import { redText } from '../../../checkup/red-text.ts';
import { priceText } from '../../../checkup/words.ts';
import type { CheckRepair, CheckResult, CheckTrial } from '../../../model/checkup.ts';
import { listText } from '../../../model/count-text.ts';
import { secondsText } from '../../../model/duration-text.ts';
import { glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { patchText } from '../../html/patch.ts';
import { reportOf, runLink } from '../../html/run-link.ts';
import { outcomeText } from '../repair-text.ts';
import { strips } from './strips.ts';
import { verdictStamp } from './verdict-stamp.ts';

function outcomeOf(trial: CheckTrial): string {
  const { unknown, red, redAs, usersDown, callers } = trial;
  if (unknown !== null) return `not tried: ${unknown}`;
  const noticed = red.seen
    ? `${redAs === 'died' ? 'the end of the process was noticed' : 'red'} after ${redText(trial)}`
    : `not red within ${secondsText(red.until)}`;
  const users =
    usersDown === null
      ? []
      : [isSure(usersDown) ? `users not served for ${secondsText(usersDown.value)}` : 'users fine'];
  const others = callers.map(({ service, down }) => `${service} for ${secondsText(down.value)}`);
  return [noticed, ...users, ...(others.length === 0 ? [] : [`also not served: users of ${listText(others)}`])].join(
    '; ',
  );
}

const trialPart = (trial: CheckTrial): Markup => html`
  <div class="trial">
    <h4><a href=${runLink(trial)}>${trial.experiment}</a></h4>
    <p class="why">${glued(outcomeOf(trial))}</p>
    ${trial.unknown === null ? strips(trial.timeline, 'the fault') : null}
  </div>
`;

const restPart = ({ rest }: CheckResult): Markup =>
  rest === null || rest.timeline === null
    ? null
    : html`<div class="trial">
        <h4><a href=${reportOf(rest.run)}>without a fault, and a fresh start</a></h4>
        <p class="why">${rest.price === null ? 'What it costs is not known' : glued(priceText(rest.price))}</p>
        ${strips(rest.timeline, 'the fault')}
      </div>`;

const repairPart = (repair: CheckRepair): Markup => html`
  <div class="repair">
    <p><b>Change</b> ${glued(repair.sentence)}</p>
    <p class="why">${glued(outcomeText(repair))}</p>
    ${repair.patch === null ? null : patchText(repair.patch)}
  </div>
`;

export const checkSection = (check: CheckResult, index: number): Markup => html`
  <section class="experiment check" id=${`check-${index + 1}`}>
    <h2>${check.service} ${verdictStamp(check.verdict)}</h2>
    <p class="sentence">${glued(check.why)}</p>
    <pre class="command"><code>${check.command}</code></pre>
    <p class="why">${check.settings}${check.judgedOn === null ? '' : `; users are asked: ${check.judgedOn}`}</p>
    ${check.repair === null ? null : repairPart(check.repair)}
    ${check.trials.map(trialPart)}
    ${restPart(check)}
    ${check.notAsked.length === 0 ? null : html`<ul class="findings">${check.notAsked.map((one) => html`<li>${one}</li>`)}</ul>`}
  </section>
`;
