import { expect } from 'chai';
import { minutes } from '../../../harness/model/time.ts';
import { type GatePlanText, renderGatePlan } from '../../../harness/report/gate/plan.ts';
import { expectGolden } from '../golden.ts';

const plan: GatePlanText = {
  number: 41,
  suite: 'nightly',
  shard: { index: 1, of: 2 },
  scenarios: [
    { role: 'control', scenario: 'control', repeats: 1, time: minutes(1), because: null },
    { role: 'must fail', scenario: 'must-fail', repeats: 1, time: minutes(1), because: null },
    { role: 'scenario', scenario: 'shop', repeats: 8, time: minutes(9), because: 'red last night' },
    { role: 'scenario', scenario: 'chat', repeats: 8, time: minutes(8), because: 'new' },
    { role: 'scenario', scenario: 'numbers-api', repeats: 5, time: minutes(6), because: null },
  ],
  repeats: 8,
  time: minutes(25),
  budget: minutes(30),
  confirm: true,
  explored: null,
  cut: [
    { scenario: 'mail', because: 'the budget leaves no time for it' },
    { scenario: 'search', because: 'quarantined' },
    { scenario: 'todo-list', because: 'quarantined' },
  ],
};

describe('report/gate/plan', () => {
  it('tells what is going to run, in which order and why, and what the budget left out', () =>
    expectGolden('gate-plan.txt', renderGatePlan(plan, 100)));

  it('says what is left for the comparison that confirms an alarm', () => {
    const render = (more: Partial<GatePlanText>): string => renderGatePlan({ ...plan, ...more }, 200);
    expect(render({ budget: null }))
      .to.include('25 min planned, no budget')
      .and.not.to.include('slower');
    expect(render({})).to.include('5 min of the budget are left to confirm what is slower');
    expect(render({ budget: minutes(25) })).to.include('slower  nothing of the budget is left');
    expect(render({ budget: minutes(20) })).to.include('this takes 25 min, more than its budget; nothing');
    expect(render({ confirm: false })).to.include('what is slower is told, and not red');
  });

  it('says what is explored, and the time that is kept for it', () => {
    const text = renderGatePlan(
      { ...plan, explored: { stacks: ['shop', 'chat'], rows: ['db', 'crash'], reserved: minutes(10) } },
      200,
    );
    expect(text).to.include(
      'explore shop and chat, only rows with db and crash in their names, after the scenarios: no cell may get worse; 10 min are kept for it',
    );
  });

  it('keeps to the width and counts what is too much to name', () => {
    const scenarios = Array.from({ length: 500 }, (_, index) => ({ ...plan.scenarios[2]!, scenario: `shop-${index}` }));
    const cut = scenarios.map(({ scenario }) => ({ scenario, because: 'no room' }));
    const text = renderGatePlan({ ...plan, scenarios, cut }, 80);
    for (const line of text.split('\n')) expect(line.length, line).to.be.at.most(80);
    expect(text)
      .to.include('480 more')
      .and.to.satisfy((one: string) => one.split('\n').length < 40);
  });

  it('lets no escape sequence of a name through', () => {
    const scenarios = [{ ...plan.scenarios[0]!, scenario: 'a\u001b[31m', because: '\u001b' }];
    const cut = [{ scenario: '\u001b', because: '\u001b' }];
    const text = renderGatePlan({ ...plan, scenarios, cut, suite: '\u001b' }, 80);
    expect(text).not.to.include('\u001b');
  });
});
