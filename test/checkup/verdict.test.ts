/** Which verdict a check gets, and why: the worst that is certain. */
import { expect } from 'chai';
import { judgeCheck } from '../../harness/checkup/verdict.ts';
import type { CheckFacts } from '../../harness/model/checkup.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { facts, measured, notRed, price, red, rest, trial } from './facts.ts';

const cases: Readonly<Record<string, readonly [Partial<CheckFacts>, string]>> = {
  'is truthful where it was red with its service and at no other time': [
    {},
    'truthful: it was red whenever api was broken, 4 s after it hung, and at no other time',
  ],
  'cannot fail where every way through it ends with zero': [
    { read: [{ rule: 'check-cannot-fail', message: 'the health check of api cannot fail: `true`' }] },
    'cannot fail: the health check of api cannot fail: `true`',
  ],
  'cannot fail where it is green on an error': [
    { rest: rest({ greenOutput: 'NOAUTH Authentication required.' }), command: 'redis-cli ping' },
    'cannot fail: it is green while api answers `NOAUTH Authentication required.`: redis-cli ping takes every answer for a good one',
  ],
  'is blind where it stays green while its service hangs': [
    { trials: [trial('hangs', { red: notRed(9000), blind: measured(8800) }), trial('port closed')] },
    'blind: it was not red while api hung for 9 s; users were not served for 8.8 s of that',
  ],
  'is not blind for a dependency that is away': [
    { trials: [trial('hangs'), trial('dependency cut', { dependency: 'db', red: notRed(9000) })] },
    'truthful: it was red whenever api was broken, 4 s after it hung, and at no other time',
  ],
  'cries wolf where it is red with a dependency that no user needs': [
    {
      trials: [
        trial('hangs'),
        trial('dependency cut', { dependency: 'db', usersDown: measured(0), wolf: measured(6000) }),
      ],
    },
    'cries wolf: it was red for 6 s with users served, while api could not reach db: it asks db',
  ],
  'cries wolf where it is never green and users are served': [
    {
      trials: [],
      rest: rest({ green: false, wolf: measured(20_000), lastExit: 1, lastOutput: 'connect ECONNREFUSED ::1:80\n' }),
    },
    'cries wolf: it is never green, while users of api are served: it ends with 1, connect ECONNREFUSED ::1:80',
  ],
  'does not cry wolf within what can be told': [
    { trials: [trial('hangs'), trial('short of CPU', { red: notRed(9000), wolf: measured(90) })] },
    'truthful: it was red whenever api was broken, 4 s after it hung, and at no other time',
  ],
  'is early where it is green before users are served': [
    { rest: rest({ early: measured(3200) }) },
    'early: it was green 3.2 s before users of api were served',
  ],
  'is not early for less than half a second, nor within what can be told': [
    { rest: rest({ early: measured(450, 20) }) },
    'truthful: it was red whenever api was broken, 4 s after it hung, and at no other time',
  ],
  'is late where its own interval makes it red after more than a minute': [
    { trials: [trial('hangs', { red: red(8000), stretched: milliseconds(70_000) })] },
    'late: it was red 78 s after api hung',
  ],
  'is costly where each run leaves a process behind': [
    { rest: rest({ price: price({ leftBehind: 10, pidsLimit: 100 }) }) },
    'costly: 10 runs of it left 10 processes behind, of 100 that the container may have',
  ],
  'is costly where it takes a twentieth of a CPU': [
    { rest: rest({ price: price({ cpuPerHour: milliseconds(180_000) }) }) },
    'costly: it takes 5 % of a CPU: 61 ms each time',
  ],
  'is unknown where no fault of the service itself could be tried': [
    { trials: [trial('hangs', { unknown: 'the engine does not permit it' })] },
    'unknown: the engine does not permit it',
  ],
};

describe('the verdict on a health check', () => {
  for (const [title, [change, expected]] of Object.entries(cases)) {
    it(title, () => {
      const { verdict, why } = judgeCheck(facts(change));
      expect(`${verdict}: ${why}`).to.equal(expected);
    });
  }

  it('is the worst of all that is certain', () => {
    const all = facts({
      read: [{ rule: 'check-cannot-fail', message: 'it cannot fail' }],
      trials: [trial('hangs', { red: notRed(9000) }), trial('short of CPU', { wolf: measured(4000) })],
      rest: rest({ early: measured(3000), price: price({ leftBehind: 10 }) }),
    });
    const order = [
      judgeCheck(all),
      judgeCheck({ ...all, read: [] }),
      judgeCheck({ ...all, read: [], trials: [trial('hangs'), all.trials[1]!] }),
      judgeCheck({ ...all, read: [], trials: [trial('hangs')] }),
      judgeCheck({ ...all, read: [], trials: [trial('hangs')], rest: { ...all.rest!, early: null } }),
    ].map((one) => one.verdict);
    expect(order).to.deep.equal(['cannot fail', 'blind', 'cries wolf', 'early', 'costly']);
  });
});
