import { expect } from 'chai';
import { mergeFacts } from '../../harness/gate/merge-facts.ts';
import { FailureError, failure } from '../../harness/model/failure.ts';
import type { NightFacts } from '../../harness/model/night.ts';
import { seconds } from '../../harness/model/time.ts';
import { day, exploration, night, scenario } from './sample-night.ts';

const part = (index: number, of: number, changes: Partial<NightFacts> = {}): NightFacts =>
  night(1, [scenario({ scenario: `shop ${index}` })], { shard: { index, of }, ...changes });

function refusal(parts: readonly NightFacts[]): string {
  try {
    mergeFacts(parts);
  } catch (error) {
    if (error instanceof FailureError) return error.message;
    throw error;
  }
  throw new Error('they were merged');
}

describe('the parts of a night', () => {
  it('become the whole in the order of their numbers, as long as the longest', () => {
    const merged = mergeFacts([
      part(2, 2, { duration: seconds(50), wall: 7 }),
      part(1, 2, { duration: seconds(20), wall: 9 }),
    ]);
    expect(merged.scenarios.map((one) => one.scenario)).to.deep.equal(['shop 1', 'shop 2']);
    expect(merged).to.include({ duration: 50_000, wall: 7, shard: null });
  });

  it('end as the worst of them did, and keep what each left behind and what failed, each once', () => {
    const gone = failure('R402', 'the engine stopped answering');
    const merged = mergeFacts([
      part(1, 3, { ending: 'interrupted', leftovers: ['a'], failures: [gone] }),
      part(2, 3, { ending: 'aborted', leftovers: ['b'], failures: [gone] }),
      part(3, 3),
    ]);
    expect(merged).to.deep.include({ ending: 'aborted', leftovers: ['a', 'b'], failures: [gone] });
  });

  it('have the explorations of the part that explored', () => {
    const merged = mergeFacts([part(2, 2), part(1, 2, { explorations: [exploration()] })]);
    expect(merged.explorations.map((one) => one.stack)).to.deep.equal(['shop']);
  });

  it('are of one night also where some began after midnight: the earlier', () => {
    expect(mergeFacts([part(1, 2, { night: day(2) }), part(2, 2)]).night).to.equal(day(1));
  });

  it('that are only one and the whole are that', () => {
    const whole = night(1, [scenario()]);
    expect(mergeFacts([whole])).to.equal(whole);
  });

  it('are refused where one is missing, there twice, of another night, or no part at all', () => {
    expect(refusal([part(1, 3)])).to.equal('R420: of 3 shards 2/3, 3/3 is missing');
    expect(refusal([part(1, 2), part(1, 2)])).to.equal('R420: shard 1/2 is there twice');
    expect(refusal([part(1, 2), part(2, 3)])).to.equal('R420: the parts are 1/2, 2/3');
    expect(refusal([part(1, 2), night(1, [])])).to.equal('R420: the parts are 1/2, a whole night');
    expect(refusal([part(1, 2), part(2, 2, { run: 'other' })])).to.equal(
      'R420: the parts have more than one run: run 1, other',
    );
    expect(refusal([part(1, 2), part(2, 2, { suite: 'weekly' })])).to.contain('more than one suite');
    expect(refusal([part(1, 2), { ...part(2, 2), scenarios: part(1, 2).scenarios }])).to.equal(
      'R420: shop 1 is there twice',
    );
    expect(refusal([])).to.equal('R420: there are no parts to merge');
  });
});
