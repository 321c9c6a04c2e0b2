/** What a health monitor decides, rule by rule. */
import { expect } from 'chai';
import { gapInForce, isUnhealthy, streakAfter, timeLimit } from '../../../harness/engine/sim/health-rules.ts';
import { runUntil } from '../../../harness/engine/sim/world.ts';
import { health } from '../../plan/parts.ts';
import { solo, untilTold } from './solo.ts';

describe('the rules of a health monitor', () => {
  const times = { interval: 5000, timeout: 1000, retries: 3, startPeriod: 10_000, startInterval: 250 };

  it('take the start interval only while starting, inside the start period, and where it is known', () => {
    expect(gapInForce(times, true, 9999, true)).to.equal(250);
    expect(gapInForce(times, true, 10_000, true)).to.equal(5000);
    expect(gapInForce(times, false, 0, true)).to.equal(5000);
    expect(gapInForce(times, true, 0, false)).to.equal(5000);
  });

  it('do not shorten a gap during which the start period ends', () => {
    expect(gapInForce({ ...times, startPeriod: 2000, startInterval: 30_000 }, true, 0, true)).to.equal(30_000);
  });

  it('count failures but those that began inside the start period while starting, and one success ends the streak', () => {
    expect(streakAfter(false, 0, true, 9999, 10_000)).to.equal(0);
    expect(streakAfter(false, 0, true, 10_000, 10_000)).to.equal(1);
    expect(streakAfter(false, 2, false, 1, 10_000)).to.equal(3);
    expect(streakAfter(true, 7, false, 1, 10_000)).to.equal(0);
  });

  it('call unhealthy what has failed as often as there are retries, of which 0 are 3', () => {
    expect([isUnhealthy(1, 2), isUnhealthy(2, 2), isUnhealthy(2, 0), isUnhealthy(3, 0)]).to.deep.equal([
      false,
      true,
      false,
      true,
    ]);
  });

  it('give a probe its timeout, and since 23.0 the set-up on top', () => {
    expect([timeLimit(1000, 45, true), timeLimit(1000, 45, false)]).to.deep.equal([1000, 1045]);
  });

  it('end a check whose work is longer than its timeout at the timeout, not at its check', () => {
    const one = solo({ health: health(500, 400, 1), behaviour: { check: { takes: 3000, asksAt: 'end' } } });
    runUntil(one.world, 220);
    expect(untilTold(one, 'unhealthy') - one.container.startedAt).to.be.closeTo(500 + 45 + 400 + 20, 10);
  });
});
