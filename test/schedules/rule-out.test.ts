/** What was measured of single faults narrows what a program may do: a habit that would have shown is ruled out, and no other. */
import { expect } from 'chai';
import type { RestartPolicy } from '../../harness/model/settings.ts';
import { seconds } from '../../harness/model/time.ts';
import { allHabits, type Habit, plainHabit } from '../../harness/schedules/habits.ts';
import { possibleHabits } from '../../harness/schedules/rule-out.ts';
import { measuredAs, noPause, stackWith } from './sample.ts';

const policy: RestartPolicy = { name: 'on-failure', maxAttempts: 3 };
const keys = ['db crash', 'api crash'];

async function possibleAfter(habit: Habit, measuredKeys: readonly string[]): Promise<readonly Habit[]> {
  const measured = await measuredAs(habit, policy, measuredKeys);
  const evidence = { measured, recovery: seconds(15), seed: '7f3a', pause: noPause };
  return (await possibleHabits(stackWith(policy), evidence)).get('api')!;
}

const ways = (habits: readonly Habit[]) => habits.map(({ start, reconnects }) => `${start}, ${reconnects}`);

describe('schedules/rule-out', () => {
  it('an api that came back after a crash of its database does connect again', async () => {
    const possible = await possibleAfter(plainHabit, keys);
    expect(possible).to.include(plainHabit);
    expect(possible.map(({ reconnects }) => reconnects))
      .to.include('once')
      .and.not.include('never');
  });

  it('one that did not keeps its first connection, whatever it does at its start', async () => {
    const possible = await possibleAfter({ ...plainHabit, reconnects: 'never' }, keys);
    expect(ways(possible)).to.deep.equal(['at once, never', 'waits, never', 'ends, never']);
  });

  it('without anything measured every habit is possible', async () => {
    expect(await possibleAfter(plainHabit, [])).to.deep.equal(allHabits);
  });
});
