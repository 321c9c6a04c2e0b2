/** The whole of the simulator's part on stacks with planted weaknesses that only two faults show: found, made small, and what is supposed is said. */
import { expect } from 'chai';
import { scheduleText } from '../../harness/model/schedule.ts';
import type { RestartPolicy } from '../../harness/model/settings.ts';
import { seconds } from '../../harness/model/time.ts';
import { type SuspectInput, suspectPairs } from '../../harness/schedules/suspect.ts';
import { noPause, rows, stackWith } from './sample.ts';

const suspectsOf = (policy: RestartPolicy, more: Partial<SuspectInput> = {}) =>
  suspectPairs({
    ...{ stack: stackWith(policy), rows, measured: [], count: 500, seed: '7f3a', recovery: seconds(15) },
    ...{ pause: noPause, progress: () => undefined },
    ...more,
  });

describe('schedules/suspect', () => {
  it('finds each thing that only two faults show, says what it supposes of whom, and makes it small', async () => {
    const { simulated, pairs, suspects } = await suspectsOf({ name: 'on-failure', maxAttempts: 3 }, { count: 500 });
    expect(simulated, 'of 500').to.be.above(400);
    expect(pairs).to.equal(rows.length ** 2);
    const told = new Map(suspects.map((one) => [one.supposes.join(', '), one]));
    expect([...told.keys()]).to.include.members([
      'api ends with 1 at its start unless db answers',
      'api connects again once in its life, and no more',
    ]);
    const gone = told.get('api ends with 1 at its start unless db answers')!;
    expect(gone.broke.map(({ about }) => about)).to.deep.equal(['api', 'web']);
    expect(gone.broke[0]!.text).to.match(/^api is down .*its retries are used up \(on-failure:3\)/);
    for (const { simulated: tried, schedule } of suspects) {
      expect(tried.failed, scheduleText(schedule)).to.be.above(tried.of / 2);
      expect(tried.alone, 'neither does it alone').to.have.length(2);
      for (const { failed, of } of tried.alone) expect(failed / of).to.be.below(0.5);
      expect(schedule.first.hold ?? seconds(1)).to.equal(seconds(1));
    }
  });

  it('gives the same for the same seed', async () => {
    const policy: RestartPolicy = { name: 'on-failure', maxAttempts: 3 };
    const short = { count: 30 };
    expect(await suspectsOf(policy, short)).to.deep.equal(await suspectsOf(policy, short));
  });
});
