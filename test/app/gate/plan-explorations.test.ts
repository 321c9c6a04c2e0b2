import { expect } from 'chai';
import { planExplorations, shareOf } from '../../../harness/app/gate/plan-explorations.ts';
import type { Stack } from '../../../harness/model/stack.ts';
import { minutes } from '../../../harness/model/time.ts';
import { describeScenario, planOf } from '../../plan/sample.ts';

const shop: Stack = { ...planOf(describeScenario()).stack, folder: '/here/shop', name: 'shop' };
const chat: Stack = { ...shop, folder: '/here/chat', name: 'chat' };

describe('the explorations of a night', () => {
  it('are of each stack once, in the order of the scenarios, and none where it is no objective', () => {
    const plan = planExplorations(
      [shop, chat, { ...shop }],
      { noCellWorse: 'warn', rows: ['crash'], budget: null },
      null,
    );
    expect(plan).to.deep.equal({ level: 'warn', stacks: [shop, chat], rows: ['crash'], reserved: minutes(40) });
    expect(planExplorations([shop], { noCellWorse: null, rows: [], budget: null }, null)).to.equal(null);
  });

  it('tell stacks apart by their folder and their Compose files', () => {
    const other = { ...shop, compose: ['other.yaml'] };
    const plan = planExplorations([shop, other], { noCellWorse: 'error', rows: [], budget: null }, null);
    expect(plan?.stacks).to.deep.equal([shop, other]);
  });

  it('have a third of the budget, and never more than 20 min each', () => {
    const reserved = (budget: ReturnType<typeof minutes>): number | undefined =>
      planExplorations([shop, chat], { noCellWorse: 'error', rows: [], budget }, null)?.reserved;
    expect(reserved(minutes(60))).to.equal(minutes(20));
    expect(reserved(minutes(300))).to.equal(minutes(40));
  });

  it('are done by the first of several machines', () => {
    const on = (index: number) =>
      planExplorations([shop], { noCellWorse: 'error', rows: [], budget: null }, { index, of: 2 })?.stacks.length;
    expect([on(1), on(2)]).to.deep.equal([1, undefined]);
  });

  it('share what is left evenly, at most 20 min each', () => {
    expect(shareOf(null, minutes(500), 2)).to.equal(minutes(20));
    expect(shareOf(minutes(60), minutes(40), 2)).to.equal(minutes(10));
    expect(shareOf(minutes(60), minutes(10), 2)).to.equal(minutes(20));
    expect(shareOf(minutes(60), minutes(70), 1)).to.equal(0);
  });
});
