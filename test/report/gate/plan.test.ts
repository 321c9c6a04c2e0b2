import { expect } from 'chai';
import { minutes } from '../../../harness/model/time.ts';
import { type GatePlanText, renderGatePlan } from '../../../harness/report/gate/plan.ts';
import { expectGolden } from '../golden.ts';

const plan: GatePlanText = {
  number: 41,
  suite: 'nightly',
  shard: { index: 1, of: 2 },
  scenarios: [
    { scenario: 'shop', repeats: 8, time: minutes(9), because: 'red last night' },
    { scenario: 'chat', repeats: 8, time: minutes(8), because: 'new' },
    { scenario: 'numbers-api', repeats: 5, time: minutes(6), because: 'steady for 24 nights' },
  ],
  repeats: 8,
  time: minutes(26),
  budget: minutes(30),
  reserve: minutes(4),
  cut: [
    { scenario: 'mail', because: 'steady for 60 nights, and no room for two repeats of it' },
    { scenario: 'search', because: 'quarantined' },
    { scenario: 'todo-list', because: 'quarantined' },
  ],
};

describe('report/gate/plan', () => {
  it('tells what is going to run, in which order and why, and what the budget left out', () =>
    expectGolden('gate-plan.txt', renderGatePlan(plan, 100)));

  it('says where there is no budget, or where it is too small', () => {
    const render = (one: GatePlanText): string => renderGatePlan(one, 200);
    expect(render({ ...plan, budget: null, cut: [] }))
      .to.include('26 min planned, no budget')
      .and.not.to.include('cut');
    const text = render({ ...plan, budget: minutes(20), reserve: null });
    expect(text).to.include('this takes 26 min, more than the budget of 20 min').and.to.include('told, and not red');
  });

  it('keeps to the width and counts what is too much to name', () => {
    const scenarios = Array.from({ length: 500 }, (_, index) => ({ ...plan.scenarios[0]!, scenario: `shop-${index}` }));
    const cut = scenarios.map(({ scenario }) => ({ scenario, because: 'no room' }));
    const text = renderGatePlan({ ...plan, scenarios, cut }, 80);
    for (const line of text.split('\n')) expect(line.length, line).to.be.at.most(80);
    expect(text)
      .to.include('480 more')
      .and.to.satisfy((one: string) => one.split('\n').length < 40);
  });

  it('lets no escape sequence of a name through', () => {
    const scenarios = [{ ...plan.scenarios[0]!, scenario: 'a\u001b[31m' }];
    expect(renderGatePlan({ ...plan, scenarios, cut: scenarios, suite: '\u001b' }, 80)).not.to.include('\u001b');
  });
});
