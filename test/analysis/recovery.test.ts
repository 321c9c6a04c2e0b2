/** The definition of recovery, held against a plain reading of it for any pattern of answers. */
import { expect } from 'chai';
import fc from 'fast-check';
import type { ProbeSample } from '../../harness/analysis/chronicle.ts';
import { badSpans, downtimeOf, flapsAfter } from '../../harness/analysis/damage.ts';
import { findRecovery, recoveryWindow } from '../../harness/analysis/recovery.ts';
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
  type: 'probe.ended',
  seq: n,
  at: instant(n * 100 + 5),
  probe: 'page',
  role: 'probe',
  connection: 'fresh',
  due: instant(n * 100),
  sent: instant(n * 100),
  connected: null,
  firstByte: null,
  end: instant(n * 100 + 5),
  outcome,
  status: null,
  instance: null,
});

const pattern = (text: string): ProbeSample[] =>
  [...text].map((one, n) => sample(one === '+' ? 'ok' : one === '?' ? 'harness_late' : 'refused', n));
const whole = (samples: readonly ProbeSample[]) => ({ from: instant(0), to: instant(samples.length * 100) });
const find = (text: string) => findRecovery(pattern(text), probe, whole(pattern(text)), seconds(5));

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
      const span = { from: instant(shift), to: instant(shift + 20_000) };
      expect(findRecovery(moved, probe, span, seconds(5)).at).to.equal(2000 + shift);
    }
  });

  it('is censored when the looking ends within five seconds of it', () => {
    expect(find(`${'-'.repeat(60)}${'+'.repeat(40)}`).at).to.equal(null);
  });

  it('needs nothing of what never broke, and nothing of late probes', () => {
    expect(find('+'.repeat(100)).firstBad).to.equal(null);
    expect(find(`--??${'+'.repeat(20)}??${'+'.repeat(80)}`).at).to.equal(400);
  });

  it('is not silence: half of what was due must have been asked', () => {
    expect(find(`--+${'?'.repeat(40)}${'+'.repeat(100)}`).at).to.be.above(200);
  });

  it('looks for the larger of five seconds and two health intervals', () => {
    const health = {
      test: null,
      interval: seconds(8),
      timeout: ms(1),
      retries: 1,
      startPeriod: ms(0),
      startInterval: ms(0),
    };
    expect(recoveryWindow(health)).to.equal(16_000);
    expect(recoveryWindow(null)).to.equal(5000);
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
        expect(find(text).at).to.equal(plainly(text));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps downtime inside the window and flaps below the number of answers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('+', '-', '?'), { maxLength: 150 }), (answers) => {
        const samples = pattern(answers.join(''));
        expect(downtimeOf(badSpans(samples, probe, whole(samples)))).to.be.within(0, samples.length * 100);
        expect(flapsAfter(samples, probe, instant(0), instant(1e9))).to.be.at.most(samples.length / 2 + 1);
      }),
    );
  });
});

/** Quadratic and obvious. */
function plainly(text: string): number | null {
  const end = text.length * 100;
  const least = Math.min(5000, end / 2);
  const firstBad = text.indexOf('-');
  if (firstBad < 0) return null;
  for (let n = firstBad; n < text.length; n++) {
    const to = Math.min(n * 100 + 5000, end);
    if (to - n * 100 < least) return null;
    const counted = [...text.slice(n, to / 100)].filter((one) => one !== '?');
    const good = counted.filter((one) => one === '+').length;
    const asked = counted.length >= Math.max(1, Math.floor((to - n * 100) / 200));
    if (text[n] === '+' && asked && good >= 0.99 * counted.length) return n * 100;
  }
  return null;
}
