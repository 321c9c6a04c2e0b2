/** Predictions that help: near enough to what is measured, and still true of every measured time. */
import { expect } from 'chai';
import type { Plan } from '../../harness/model/plan.ts';
import { medianRatio, ratioOf, shippedPlans, type Width, widthsOf } from '../bench/widths.ts';
import { type Counts, countWithin } from '../bench/within.ts';
import { inFull } from '../running/repeats.ts';

if (inFull('predictions of the shipped scenarios')) {
  describe('the predictions of the shipped scenarios', function () {
    this.timeout(120_000);
    let plans: readonly Plan[];
    let widths: readonly Width[];

    before(async () => {
      plans = await shippedPlans();
      widths = (await Promise.all(plans.map(widthsOf))).flat();
    });

    it('end, in the median, at three times of where they begin at the most', () => {
      expect(widths.length).to.be.above(100);
      expect(medianRatio(widths)).to.be.at.most(3);
    });

    it('say of a crash what repeated measurement gives, and of a stop what a stop takes', () => {
      const find = (scenario: string, experiment: string, time: string): Width =>
        widths.find((one) => one.scenario === scenario && one.experiment === experiment && one.time === time)!;
      const crash = find('numbers-api', 'a crash', 'userRecovery');
      for (const measured of [460, 600]) expect(measured).to.be.within(crash.min, crash.max);
      expect(ratioOf(crash)).to.be.below(4);
      const stop = find('25-graceful-stop', 'the program is PID 1', 'detection');
      expect(300).to.be.within(stop.min, stop.max);
      expect(stop.max).to.be.below(1000);
      expect(stop.latest, 'where the stop signal is not heeded').to.be.above(10_000);
    });

    it('hold in every run of the numbers scenarios', async () => {
      const counts: Counts = { usual: 0, chance: 0, unseen: 0, outside: [] };
      for (const plan of plans.filter(({ scenario }) => ['numbers-api', 'numbers-web'].includes(scenario))) {
        for (const seed of ['a', 'b', 'c']) await countWithin(plan, seed, counts);
      }
      expect(counts.outside).to.deep.equal([]);
      expect(counts.usual).to.be.above(20);
    });
  });
}
