/** Pairs that are planted on the simulator are found, with what they suppose; a stack that comes through everything is not suspected. */
import { expect } from 'chai';
import { seconds } from '../../harness/model/time.ts';
import { type Habit, plainHabit } from '../../harness/schedules/habits.ts';
import { type SearchResult, searchPairs } from '../../harness/schedules/search.ts';
import { noPause, rows, stackWith } from './sample.ts';

type Policy = Parameters<typeof stackWith>[0];

const search = (policy: Policy, habits: readonly Habit[], count: number): Promise<SearchResult> =>
  searchPairs({
    ...{ stack: stackWith(policy), rows, count, recovery: seconds(15), seed: '7f3a' },
    possible: new Map([['api', habits]]),
    ...{ pause: noPause, progress: () => undefined },
  });

const rowsOf = ({ suspicions }: SearchResult): readonly string[] =>
  suspicions.map(({ schedule }) => `${schedule.first.row} + ${schedule.second!.row}`);

describe('schedules/search', () => {
  const endsAtStart: Habit = { start: 'ends', reconnects: 'always' };

  it('finds that an api which ends without its database is gone for good when it dies while that is away', async () => {
    const found = await search({ name: 'on-failure', maxAttempts: 3 }, [endsAtStart], 400);
    expect(rowsOf(found)).to.include.members(['db stop + api crash']);
  });

  it('suspects nothing where every process is started again and connects again', async () => {
    const found = await search({ name: 'always' }, [plainHabit], 100);
    expect(found.simulated).to.be.above(60);
    expect(found.suspicions).to.deep.equal([]);
  });
});
