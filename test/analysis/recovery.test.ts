/** The definition of recovery, held against a plain reading of it for any pattern of answers. */
import { expect } from 'chai';
import fc from 'fast-check';
import { downtimeOf, flapsAfter } from '../../harness/analysis/damage.ts';
import { findRecovery, type Recovery, recoveryWindow } from '../../harness/analysis/recovery.ts';
import { type ProbeSample, Samples } from '../../harness/analysis/sample-columns.ts';
import { type Assumption, Slots } from '../../harness/analysis/slots.ts';
import type { HttpProbe, Outcome } from '../../harness/model/probe.ts';
import { instant, milliseconds as ms, seconds } from '../../harness/model/time.ts';

const probe: HttpProbe = {
  type: 'probe',
  kind: 'http',
  service: 'api',
  path: '/',
  method: 'GET',
  rate: 10,
  connections: ['fresh'],
  status: [200],
  body: null,
  within: seconds(1),
};

const sample = (outcome: Outcome, n: number): ProbeSample => ({
  connection: 'fresh',
  due: instant(n * 100),
  sent: instant(n * 100),
  end: instant(n * 100 + 5),
  outcome,
  status: null,
  instance: null,
});

const pattern = (text: string): ProbeSample[] =>
  [...text].map((one, n) => sample(one === '+' ? 'ok' : one === '?' ? 'harness_late' : 'refused', n));

/** In a window as long as the answers reach. */
function findIn(answers: readonly ProbeSample[], from = 0, assumption: Assumption = 'worst'): Recovery {
  const samples = Samples.of(answers);
  const span = { from: instant(from), to: instant(from + answers.length * 100) };
  const search = { slots: Slots.of(samples, probe), samples, span, length: seconds(5), brokenSince: span.from };
  return findRecovery(search, assumption);
}
const find = (text: string, assumption: Assumption = 'worst') => findIn(pattern(text), 0, assumption);
const slotsOf = (text: string): Slots => Slots.of(Samples.of(pattern(text)), probe);

describe('recovery', () => {
  it('begins with the first good answer of the first good window', () => {
    expect(find(`${'-'.repeat(20)}${'+'.repeat(80)}`).at).to.equal(2000);
  });

  it('is not one lucky answer, and not a window with two bad ones in fifty', () => {
    expect(find(`${'-'.repeat(9)}+${'-'.repeat(10)}${'+'.repeat(80)}`).at).to.equal(2000);
    expect(find(`---${'+'.repeat(10)}-${'+'.repeat(10)}-${'+'.repeat(80)}`).at).to.equal(2500);
  });

  it('is found wherever on the clock it lies, whole milliseconds or not', () => {
    // Where a sum passes a power of two, such as 16,384, its last digit may be lost.
    for (let shift = 10_000.832116; shift < 14_000; shift += 7.3217) {
      const moved = pattern(`${'-'.repeat(20)}${'+'.repeat(180)}`).map((one) => {
        return { ...one, due: instant(one.due + shift), end: instant(one.end + shift) };
      });
      expect(findIn(moved, shift).at).to.be.closeTo(2000 + shift, 1e-6);
    }
  });

  it('is censored when the whole window does not fit before the looking ends, with the time since which it was good', () => {
    expect(find(`${'-'.repeat(60)}${'+'.repeat(40)}`)).to.include({ at: null, unproved: 6000, forGood: null });
    expect(find(`${'-'.repeat(40)}${'+'.repeat(52)}`)).to.include({ at: 4000, unproved: null });
    expect(find(`${'+'.repeat(60)}${'-'.repeat(40)}`)).to.include({ firstBad: 6000, at: null, unproved: null });
  });

  it('needs nothing of what never broke', () => {
    expect(find('+'.repeat(100)).firstBad).to.equal(null);
  });

  it('takes answers that agree and are near each other for what lies between them', () => {
    expect(find(`--+?${'+'.repeat(20)}?${'+'.repeat(80)}`).at).to.equal(200);
  });

  it('lies between what the unknown makes of it at its best and at its worst', () => {
    const text = `---${'?'.repeat(40)}${'+'.repeat(100)}`;
    expect(find(text, 'best').at).to.equal(300);
    expect(find(text, 'worst').at).to.equal(4300);
    const gap = `---${'+'.repeat(20)}${'?'.repeat(10)}${'+'.repeat(100)}`;
    expect([find(gap, 'best').at, find(gap, 'worst').at]).to.deep.equal([300, 3300]);
  });

  it('is for good when the last bad answer ended, whatever was good enough before', () => {
    const text = `---${'+'.repeat(60)}-${'+'.repeat(100)}`;
    expect(find(text)).to.include({ at: 300, forGood: 6305 });
    expect(find(`---${'+'.repeat(60)}-${'+'.repeat(20)}`)).to.include({ at: 300, forGood: null });
  });

  it('looks for the largest of five seconds, two health intervals, and five probes', () => {
    const health = {
      test: null,
      interval: seconds(8),
      timeout: ms(1),
      retries: 1,
      startPeriod: ms(0),
      startInterval: ms(0),
    };
    expect(recoveryWindow(health, 20)).to.equal(16_000);
    expect(recoveryWindow(null, 20)).to.equal(5000);
    expect(recoveryWindow(null, 0.5)).to.equal(10_000);
  });

  it('agrees with a plain reading of its definition for any answers', () => {
    const answers = fc.array(fc.constantFrom('+', '+', '+', '+', '-', '?'), { minLength: 1, maxLength: 200 });
    const blocks = fc.array(fc.tuple(fc.constantFrom('+', '-'), fc.integer({ min: 1, max: 90 })), { maxLength: 8 });
    const texts = fc.oneof(
      answers.map((one) => one.join('')),
      blocks.map((some) => some.map(([one, n]) => one.repeat(n)).join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const assumption of ['best', 'worst'] as const) {
          expect(find(text, assumption).at, assumption).to.equal(plainly(text, assumption));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps downtime inside the window and flaps below the number of answers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('+', '-', '?'), { maxLength: 150 }), (answers) => {
        const slots = slotsOf(answers.join(''));
        const length = answers.length * 100;
        const stretches = slots.stretches({ from: instant(0), to: instant(length) });
        const { value, resolution } = downtimeOf(stretches, ms(0));
        expect(value - resolution).to.be.at.least(-1e-9);
        expect(value + resolution).to.be.at.most(length + 1e-9);
        expect(flapsAfter(slots, instant(0), instant(1e9))).to.be.at.most(answers.length / 2 + 1);
      }),
    );
  });
});

/** Quadratic and obvious; what stands between two answers that agree, at most two slots long, is taken for the same. */
function plainly(text: string, assumption: Assumption): number | null {
  const end = text.length * 100;
  const agreed = text.replace(/(?<=\+)\?(?=\+)/g, '+').replace(/(?<=-)\?(?=-)/g, '-');
  const told = agreed.replaceAll('?', assumption === 'best' ? '+' : '-');
  const firstBad = told.indexOf('-');
  if (firstBad < 0) return null;
  for (let n = firstBad; n < told.length; n++) {
    if (n * 100 + 5000 > end + 100) return null;
    const due = [...told.slice(n, n + 50)];
    if (told[n] === '+' && due.filter((one) => one === '+').length >= 0.99 * due.length) return n * 100;
  }
  return null;
}
