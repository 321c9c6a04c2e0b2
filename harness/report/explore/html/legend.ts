/** What the signs of the matrix mean: only those that occur. */
import { staysBroken } from '../../../explore/matrix/back.ts';
import type { Back, Exploration, Felt } from '../../../model/exploration.ts';
import { feltOrder } from '../../../model/exploration.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { backSign, feltSign, signMark } from './signs.ts';

const feltWords: Readonly<Record<Felt, string>> = {
  untouched: 'untouched',
  slower: 'slower',
  degraded: 'degraded: bad answers at times',
  'fails fast': 'fails fast: quick errors',
  down: 'down: no answer in time',
  wrong: 'wrong: seems good, is not',
  unknown: 'not known',
};

const backWords: Readonly<Record<Exclude<Back['by'], 'not needed' | 'unknown'>, string>> = {
  itself: 'came back by itself; the bar: for how long it was not good',
  restart: 'only after a restart',
  recreation: 'only re-created',
  nobody: 'never',
};

const swatch = (kind: string, sign: Markup, words: string): Markup =>
  html`<li><span class=${`tile-sample ${kind}`}>${sign}</span> ${words}</li>`;

export function legend({ rows, untried }: Exploration): Markup {
  const cells = rows.flatMap((row) => row.cells);
  const felt = [...feltOrder, 'unknown' as const].filter((one) => cells.some((cell) => cell.felt === one));
  const by = (['itself', 'restart', 'recreation', 'nobody'] as const).filter((one) =>
    cells.some(({ back }) => back.by === one),
  );
  return html`
    <div class="signs-legend">
      <ul>${felt.map((one) => swatch(`f-${feltSign[one].id}`, signMark(feltSign[one]), feltWords[one]))}</ul>
      <ul>
        ${by.map((one) => {
          const stays = staysBroken({ by: one } as Back);
          return swatch(
            stays ? 'f-down stays' : 'f-down',
            stays ? signMark(backSign[one]) : html`<i style="width:40%"></i>`,
            backWords[one],
          );
        })}
        ${untried.some(({ why }) => why !== 'refused') ? swatch('hatched hurt', null, 'predicted, not tried') : null}
      </ul>
    </div>
  `;
}
