/** The number of jobs, from the noise baselines of the runs so far. */
import { expect } from 'chai';
import fc from 'fast-check';
import { jobsAfter } from '../../harness/campaign/jobs.ts';
import { seededRandom } from '../../harness/engine/sim/random.ts';

describe('the number of jobs', () => {
  const history = fc.array(fc.record({ jobs: fc.integer({ min: 1, max: 9 }), quiet: fc.boolean() }), {
    maxLength: 200,
  });

  it('is never below one nor above the cap', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 8 }), (notes, cap) => {
        expect(jobsAfter(notes, cap)).to.be.within(1, cap);
      }),
    );
  });

  it('changes by one at a time', () => {
    fc.assert(
      fc.property(history, (notes) => {
        for (let length = 1; length <= notes.length; length += 1) {
          const step = jobsAfter(notes.slice(0, length), 8) - jobsAfter(notes.slice(0, length - 1), 8);
          expect(Math.abs(step)).to.be.at.most(1);
        }
      }),
    );
  });

  it('settles: where a machine can take five, it ends there and stays', () => {
    const notes: { jobs: number; quiet: boolean }[] = [];
    const seen: number[] = [];
    for (let run = 0; run < 200; run += 1) {
      const jobs = jobsAfter(notes, 8);
      seen.push(jobs);
      notes.push({ jobs, quiet: jobs <= 5 });
    }
    expect(new Set(seen.slice(100))).to.deep.equal(new Set([5]));
  });

  it('is not changed by one run alone that was disturbed, wherever it comes at a level', () => {
    for (const at of [0, 1, 2, 3, 4]) {
      const notes: { jobs: number; quiet: boolean }[] = [];
      while (jobsAfter(notes, 5) < 5) notes.push({ jobs: jobsAfter(notes, 5), quiet: true });
      for (let run = 0; run < 20; run += 1) {
        notes.push({ jobs: 5, quiet: run !== at });
        expect(jobsAfter(notes, 5)).to.equal(5);
      }
    }
  });

  it('is not worn down by a run that is disturbed now and then: one in twenty, and it stays near what the machine can take', () => {
    const random = seededRandom('now and then');
    const levels = Array.from({ length: 100 }, () => {
      const notes: { jobs: number; quiet: boolean }[] = [];
      for (let run = 0; run < 264; run += 1) {
        const jobs = jobsAfter(notes, 8);
        notes.push({ jobs, quiet: jobs <= 5 && random() >= 0.05 });
      }
      return notes.slice(-100).reduce((total, note) => total + note.jobs, 0) / 100;
    });
    const mean = levels.reduce((total, level) => total + level, 0) / levels.length;
    expect(mean).to.be.within(4.5, 5.1);
    expect(Math.min(...levels)).to.be.above(2);
  });

  it('comes back when a machine that was busy for a while is quiet again', () => {
    const notes: { jobs: number; quiet: boolean }[] = [];
    for (let run = 0; run < 300; run += 1) {
      const jobs = jobsAfter(notes, 8);
      notes.push({ jobs, quiet: jobs <= (run >= 40 && run < 60 ? 1 : 5) });
    }
    expect(Math.max(...notes.slice(60, 70).map((note) => note.jobs)), 'while it was busy').to.be.below(4);
    expect(jobsAfter(notes, 8)).to.be.within(4, 5);
  });
});
