import { expect } from 'chai';
import { tellNights } from './tell-nights.ts';

/** With which night's revision tonight is compared; none: nothing is. */
const alarms: readonly (readonly [story: string, accepted: number | null])[] = [
  ['10 nights at 1.3 s, then 1.3 s', null],
  ['10 nights at 1.3 s, then 2 s', 10],
  ['10 nights at 1.3 s, then 0.8 s', 10],
  ['10 nights at 1.3 s, then 1.44 s, then 1.44 s, then 1.6 s', 10],
  ['20 nights at 1.3 s, then 1.48 s, then 1.2 s, then 2 s', 22],
  ['10 nights at 1.3 s, then 2 s, A/B worse 1.5, then 2 s', 10],
  ['10 nights at 1.3 s, then 2 s, A/B worse 1.5, accepted, then 4 s', 11],
  ['10 nights at 1.3 s, then 1.3 s, no git, then 2 s', 10],
  ['10 nights at 1.3 s, then 2 s, docker 27', 10],
  ['1.3 s, then 1.6 s', 1],
  ['1.3 s, then 1.4 s', null],
  ['10 nights at 1.3 s, then never', 10],
  ['10 nights never, then 1.3 s', 10],
  ['10 nights never, then never', null],
  ['10 nights at 1.3 s, then 2 s, busy', null],
  ['10 nights at 0.02 s, then 0.04 s', null],
  ['10 nights at 0.02 s, then 0.06 s', 10],
];

describe('an alarm', () => {
  for (const [story, accepted] of alarms) {
    it(`${story} → ${accepted === null ? 'nothing to compare' : `compared with night ${accepted}`}`, () => {
      const { alarm } = tellNights(story);
      const revision = alarm?.accepted.subject ?? null;
      expect(revision).to.equal(accepted === null ? null : `change ${accepted}`);
    });
  }

  it('says why', () => {
    expect(tellNights('10 nights at 1.3 s ± 5 %, then 2 s').alarm!.because).to.equal(
      'served again after crash of db 1.3 s → 2 s (1.18 … 1.43 s in 10 nights)',
    );
  });
});
