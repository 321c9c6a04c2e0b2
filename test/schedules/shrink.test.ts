/** What fails is made as small as it still fails, also where it does not fail every time; and what one fault alone does is told. */
import { expect } from 'chai';
import { crash, stop } from '../../harness/index.ts';
import type { Schedule } from '../../harness/model/schedule.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { type ScheduleAttempt, shrinkSchedule } from '../../harness/schedules/shrink.ts';
import { seededBy } from '../../harness/statistics/seeded.ts';
import { api, db } from '../plan/sample.ts';

const options = { step: milliseconds(500), shortest: seconds(1), most: 60 };

const given: Schedule = {
  first: { row: 'db stop', fault: stop(db), hold: seconds(8) },
  second: { row: 'api crash', fault: crash(api), hold: null, after: seconds(6) },
};

/** Fails with the chance that is given of it; and how often each was tried. */
function failing(chanceOf: (schedule: Schedule) => number) {
  const random = seededBy('shrinking');
  let tried = 0;
  const attempt: ScheduleAttempt = async (schedule, count) => {
    tried += count;
    return Array.from({ length: count }, () => random() < chanceOf(schedule));
  };
  return { attempt, tried: () => tried };
}

const within = ({ first, second }: Schedule): boolean => second !== null && second.after < (first.hold ?? 0);

describe('schedules/shrink', () => {
  it('takes the times to the shortest that fail: a crash within the stop', async () => {
    const shrunk = await shrinkSchedule(given, failing((one) => (within(one) ? 1 : 0)).attempt, options);
    expect(shrunk!.schedule.first.hold).to.equal(seconds(1));
    expect(shrunk!.schedule.second!.after).to.equal(0);
    expect(shrunk!.repeats).to.deep.equal({ failed: 5, of: 5 });
    expect(shrunk!.alone).to.deep.equal([
      { failed: 0, of: 5 },
      { failed: 0, of: 5 },
    ]);
  });

  it('stops at a bound that lies between: no shorter than three seconds, and not before two', async () => {
    const chance = ({ first, second }: Schedule): number =>
      second !== null && (first.hold ?? 0) >= 3000 && second.after >= 2000 ? 1 : 0;
    const { schedule } = (await shrinkSchedule(given, failing(chance).attempt, options))!;
    expect(schedule.first.hold).to.equal(seconds(3));
    expect(schedule.second!.after).to.equal(seconds(2));
  });

  it('repeats what fails nine times in ten until it is sure, and shrinks it all the same', async () => {
    const { attempt } = failing((one) => (within(one) ? 0.9 : 0.05));
    const shrunk = (await shrinkSchedule(given, attempt, options))!;
    expect(shrunk.schedule.first.hold).to.be.at.most(seconds(3));
    expect(shrunk.repeats.failed / shrunk.repeats.of).to.be.above(0.5);
  });

  it('gives up on what fails one time in ten', async () => {
    const { attempt, tried } = failing(() => 0.1);
    expect(await shrinkSchedule(given, attempt, options)).to.equal(null);
    expect(tried()).to.be.at.most(15);
  });

  it('leaves out the fault that is not needed, and tells what each does alone', async () => {
    const shrunk = (await shrinkSchedule(
      given,
      failing(({ first }) => (first.hold === null ? 0 : 1)).attempt,
      options,
    ))!;
    expect(shrunk.schedule.second).to.equal(null);
    expect(shrunk.schedule.first.row).to.equal('db stop');
    expect(shrunk.alone.map(({ failed }) => failed)).to.deep.equal([5, 0]);
  });

  it('ends with what it has where nobody can try any more', async () => {
    let left = 5;
    const attempt: ScheduleAttempt = async (_, count) => {
      const can = Math.min(left, count);
      left -= can;
      return Array.from({ length: can }, () => true);
    };
    const shrunk = (await shrinkSchedule(given, attempt, options))!;
    expect(shrunk.schedule).to.deep.equal(given);
    expect(shrunk.repeats).to.deep.equal({ failed: 5, of: 5 });
  });
});
