import { expect } from 'chai';
import type { ScenarioState } from '../../../harness/model/gate.ts';
import { newsOf } from '../../../harness/report/trend/news.ts';
import { redSpells } from '../../../harness/report/trend/red-spell.ts';
import { trendOf } from '../../../harness/report/trend/trend.ts';
import { nightLine } from '../../store/nights.ts';

const reds: readonly ScenarioState[] = ['regressed', 'failed', 'unstable', 'known weakness'];

/** A scenario's nights as words; a dash where it did not run. */
const told = (stories: Readonly<Record<string, string>>) =>
  trendOf({
    history: new Map(
      Object.entries({ always: 'steady, steady, steady, steady', ...stories }).map(([scenario, story]) => [
        scenario,
        story.split(', ').flatMap((state, at) =>
          state === '-'
            ? []
            : [
                nightLine(at + 1, {
                  scenario,
                  state: state as ScenarioState,
                  red: reds.includes(state as ScenarioState),
                }),
              ],
        ),
      ]),
    ),
  });

/** Where a scenario with this story is named. */
function placesOf(story: string): readonly string[] {
  const { missing, ...news } = newsOf(told({ shop: story }));
  return [
    ...Object.entries(news).flatMap(([name, items]) =>
      items.some((one) => one.row.scenario === 'shop') ? [name] : [],
    ),
    ...(missing.some((one) => one.scenario === 'shop') ? ['missing'] : []),
  ];
}

describe('report/trend, what is new', () => {
  for (const row of `
    steady, steady, steady, steady → nothing
    steady, steady, steady, regressed → discovered
    -, -, -, failed → discovered
    steady, steady, failed, steady → fixed
    steady, steady, failed, improved → fixed
    steady, failed, failed, failed → stillRed
    steady, failed, inconclusive, failed → stillRed
    steady, failed, inconclusive, steady → fixed
    steady, steady, failed, inconclusive → changed
    steady, steady, failed, quarantined → fixed
    steady, steady, steady, improved → changed
    steady, steady, improved, steady → changed
    -, -, -, new → changed
    steady, steady, steady, - → missing
    steady, steady, -, - → nothing
    steady, failed, -, steady → fixed`
    .trim()
    .split('\n')) {
    const [story, places] = row.trim().split(' → ');
    it(row.trim(), () => {
      expect(placesOf(story!).join() || 'nothing').to.equal(places);
    });
  }
});

describe('report/trend, what did not run', () => {
  it('is not told of a scenario whose suite was not run either', () => {
    const rows = {
      shop: [1, 2].map((day) => nightLine(day)),
      api: [nightLine(1, { suite: 'weekly', scenario: 'api' })],
    };
    expect(newsOf(trendOf({ history: new Map(Object.entries(rows)) })).missing).to.deep.equal([]);
  });
});

describe('report/trend, red nights', () => {
  it('are one entry from the night that found it to the night that ended it; what could not be told ends nothing', () => {
    const trend = told({
      shop: 'failed, inconclusive, failed, steady, regressed, improved, steady',
      api: 'steady, steady, steady, steady, unstable, -, unstable',
    });
    const spells = redSpells(trend.rows).map(({ row, first, last, nights, end }) =>
      [row.scenario, first.night.slice(-2), last.night.slice(-2), nights, end?.night.slice(-2) ?? null].join(' '),
    );
    expect(spells).to.deep.equal(['api 05 07 2 ', 'shop 05 05 1 06', 'shop 01 03 2 04']);
  });
});
