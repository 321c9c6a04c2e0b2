/** The definition of recovery, held against a plain reading of it for any pattern of answers. */
import { expect } from 'chai';
import fc from 'fast-check';
import { flapsAfter, timeOf } from '../../../harness/analysis/readings/damage.ts';
import { findRecovery, type Recovery, type RecoveryBounds } from '../../../harness/analysis/readings/recovery.ts';
import { type ProbeSample, Samples } from '../../../harness/analysis/readings/sample-columns.ts';
import { Slots } from '../../../harness/analysis/readings/slots.ts';
import { instant, milliseconds as ms, seconds } from '../../../harness/model/time.ts';
import { pattern, probe, slotsOf } from '../answers.ts';

/** In a window as long as the answers reach. */
function findIn(answers: readonly ProbeSample[], from = 0): Recovery {
  const samples = Samples.of(answers);
  const span = { from: instant(from), to: instant(from + answers.length * 100) };
  return findRecovery({ slots: Slots.of(samples, probe), samples, span, length: seconds(5), brokenSince: span.from });
}
const find = (text: string): Recovery => findIn(pattern(text));
/** Where everything was seen, both ends are one. */
const servedAt = (text: string): number | null => find(text).served.bounds?.latest ?? null;
const bothEnds = (bounds: RecoveryBounds | null) => bounds && [bounds.earliest, bounds.latest];

describe('recovery', () => {
  it('begins with the first good answer of the first good window', () => {
    expect(servedAt(`${'-'.repeat(20)}${'+'.repeat(80)}`)).to.equal(2000);
  });

  it('is not one lucky answer, and not a window with two bad ones in fifty', () => {
    expect(servedAt(`${'-'.repeat(9)}+${'-'.repeat(10)}${'+'.repeat(80)}`)).to.equal(2000);
    expect(servedAt(`---${'+'.repeat(10)}-${'+'.repeat(10)}-${'+'.repeat(80)}`)).to.equal(2500);
  });

  it('is found wherever on the clock it lies, whole milliseconds or not', () => {
    // Where a sum passes a power of two, such as 16,384, its last digit may be lost.
    for (let shift = 10_000.832116; shift < 14_000; shift += 7.3217) {
      const moved = pattern(`${'-'.repeat(20)}${'+'.repeat(180)}`).map((one) => {
        return { ...one, due: instant(one.due + shift), end: instant(one.end + shift) };
      });
      expect(findIn(moved, shift).served.bounds?.latest).to.be.closeTo(2000 + shift, 1e-6);
    }
  });

  it('is censored when the whole window does not fit before the observation ends, with the time since which it was good', () => {
    const late = find(`${'-'.repeat(60)}${'+'.repeat(40)}`);
    expect([late.served, late.forGood]).to.deep.equal([
      { bounds: null, unproved: 6000 },
      { bounds: null, unproved: 6000 },
    ]);
    expect(servedAt(`${'-'.repeat(40)}${'+'.repeat(50)}`)).to.equal(4000);
    const never = find(`${'+'.repeat(60)}${'-'.repeat(40)}`);
    expect(never.firstBad).to.deep.equal({ earliest: 6000, latest: 6000 });
    expect(never.served).to.deep.equal({ bounds: null, unproved: null });
  });

  it('needs nothing of what never broke', () => {
    expect(find('+'.repeat(100)).firstBad).to.equal(null);
  });

  it('takes answers that agree and are near each other for what lies between them', () => {
    expect(servedAt(`--+?${'+'.repeat(20)}?${'+'.repeat(80)}`)).to.equal(200);
  });

  it('lies between what the unknown may have been at its best and at its worst', () => {
    const served = (text: string) => bothEnds(find(text).served.bounds);
    expect(served(`---${'?'.repeat(40)}${'+'.repeat(100)}`)).to.deep.equal([300, 4300]);
    expect(served(`---${'+'.repeat(20)}${'?'.repeat(10)}${'+'.repeat(100)}`)).to.deep.equal([300, 3300]);
    // It may have broken in the gap and come back within it, or never have broken.
    expect(find(`${'+'.repeat(20)}${'?'.repeat(10)}${'+'.repeat(100)}`).firstBad).to.deep.equal({
      earliest: 2000,
      latest: null,
    });
    expect(served(`${'+'.repeat(20)}${'?'.repeat(10)}${'+'.repeat(100)}`)?.[1]).to.equal(3000);
  });

  it('is for good when the last bad answer ended, whatever was good enough before', () => {
    const text = `---${'+'.repeat(60)}-${'+'.repeat(100)}`;
    expect(servedAt(text)).to.equal(300);
    expect(bothEnds(find(text).forGood.bounds)).to.deep.equal([6305, 6305]);
    const short = find(`---${'+'.repeat(60)}-${'+'.repeat(20)}`);
    expect(bothEnds(short.served.bounds)).to.deep.equal([300, 300]);
    expect(short.forGood).to.deep.equal({ bounds: null, unproved: 6400 });
  });

  it('stays where no window after it is bad, one lost request or not', () => {
    const stays = (text: string) => bothEnds(find(text).stays.bounds);
    const good = '+'.repeat(120);
    expect(stays(`---${good}`)).to.deep.equal([300, 300]);
    const hundreds = `---${'+'.repeat(99)}-${'+'.repeat(99)}`;
    const slow = (text: string): Recovery => {
      const samples = Samples.of(pattern(text));
      const span = { from: instant(0), to: instant(text.length * 100) };
      return findRecovery({
        slots: Slots.of(samples, probe),
        samples,
        span,
        length: seconds(10),
        brokenSince: span.from,
      });
    };
    expect(bothEnds(slow(hundreds).stays.bounds), 'one of a hundred').to.deep.equal([300, 300]);
    expect(slow(hundreds).relapse).to.equal(null);
    const relapsed = find(`---${good}--${good}`);
    expect(bothEnds(relapsed.stays.bounds)).to.deep.equal([12_500, 12_500]);
    expect(relapsed.relapse).to.equal(12_300);
  });

  it('does not stay where it is down at the end, however long the window is', () => {
    const down = find(`---${'+'.repeat(120)}---`);
    expect(down.served.bounds?.latest).to.equal(300);
    expect(down.stays).to.deep.equal({ bounds: null, unproved: null });
    expect(down.relapse).to.equal(12_300);
    const long = pattern(`---${'+'.repeat(700)}---`);
    const samples = Samples.of(long);
    const span = { from: instant(0), to: instant(70_600) };
    const found = findRecovery({
      ...{ slots: Slots.of(samples, probe), samples, span, brokenSince: span.from },
      length: seconds(60),
    });
    expect(found.stays, 'three of six hundred').to.deep.equal({ bounds: null, unproved: null });
  });

  it('is not known to stay where a relapse may have gone unseen, but for a blink at the very end', () => {
    const stays = (text: string) => bothEnds(find(text).stays.bounds);
    expect(stays(`---${'+'.repeat(80)}????${'+'.repeat(80)}`)).to.deep.equal([300, 8700]);
    expect(stays(`---${'+'.repeat(80)}????`)).to.deep.equal([300, null]);
    expect(stays(`---${'+'.repeat(80)}??`)).to.deep.equal([300, 300]);
  });

  it('holds between its ends whatever the unknown was, by a plain reading of its definition', () => {
    const answers = fc.array(fc.constantFrom('+', '+', '+', '+', '-', '?'), { minLength: 1, maxLength: 200 });
    const block = fc.tuple(fc.constantFrom('+', '-', '?'), fc.integer({ min: 1, max: 90 }));
    const texts = fc.oneof(
      answers.map((one) => one.join('')),
      fc.array(block, { maxLength: 8 }).map((some) => some.map(([one, n]) => one.repeat(n)).join('')),
    );
    const filled = (text: string, fill: readonly boolean[]): string => {
      let n = 0;
      // What stands between two answers that agree, at most two slots long, is taken for the same.
      const agreed = text.replace(/(?<=\+)\?(?=\+)/g, '+').replace(/(?<=-)\?(?=-)/g, '-');
      return agreed.replace(/\?/g, () => (fill[n++ % fill.length] ? '+' : '-'));
    };
    fc.assert(
      fc.property(texts, fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (text, fill) => {
        const { firstBad, served } = find(text);
        const told = filled(text, fill);
        if (!told.includes('-')) return void expect(firstBad?.latest ?? null).to.equal(null);
        const real = plainly(told);
        if (real === null) return void expect(served.bounds?.latest ?? null).to.equal(null);
        expect(served.bounds!.earliest).to.be.at.most(real);
        if (served.bounds!.latest !== null) expect(served.bounds!.latest).to.be.at.least(real);
      }),
      { numRuns: 3000 },
    );
  });

  it('stays between its ends whatever the unknown was, by a plain reading of its definition', () => {
    const block = fc.tuple(fc.constantFrom('+', '+', '-', '?'), fc.integer({ min: 1, max: 70 }));
    // It ends with an answer: what comes after the last of them is not looked at.
    const texts = fc
      .array(block, { minLength: 1, maxLength: 9 })
      .map((some) => some.map(([one, n]) => one.repeat(n)).join(''));
    fc.assert(
      fc.property(texts, fc.constantFrom('+', '-'), fc.boolean(), (some, end, good) => {
        const text = some + end;
        const { stays } = find(text);
        const told = text
          .replace(/(?<=\+)\?(?=\+)/g, '+')
          .replace(/(?<=-)\?(?=-)/g, '-')
          .replace(/\?/g, good ? '+' : '-');
        if (!told.includes('-')) return;
        const real = toStay(told);
        if (real === null) return void expect(stays.bounds?.latest ?? null).to.equal(null);
        expect(stays.bounds!.earliest).to.be.at.most(real);
        if (stays.bounds!.latest !== null) expect(stays.bounds!.latest).to.be.at.least(real);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps downtime inside the window and flaps below the number of answers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('+', '-', '?'), { maxLength: 150 }), (answers) => {
        const slots = slotsOf(answers.join(''));
        const length = answers.length * 100;
        const stretches = slots.stretches({ from: instant(0), to: instant(length) });
        const { value, resolution } = timeOf('bad', stretches, ms(0));
        expect(value - resolution).to.be.at.least(-1e-9);
        expect(value + resolution).to.be.at.most(length + 1e-9);
        expect(flapsAfter(slots, instant(0), instant(1e9))).to.be.at.most(answers.length / 2 + 1);
      }),
    );
  });
});

/** Quadratic and obvious. */
function plainly(text: string): number | null {
  for (let n = text.indexOf('-'); n + 50 <= text.length; n++) {
    const due = [...text.slice(n, n + 50)];
    if (text[n] === '+' && due.filter((one) => one === '+').length >= 0.99 * due.length) return n * 100;
  }
  return null;
}

/** The same: the first good window after the last bad one; three bad answers at the end are an end. */
function toStay(text: string): number | null {
  const good = (n: number): boolean => [...text.slice(n, n + 50)].filter((one) => one === '+').length >= 0.99 * 50;
  if (text.endsWith('---')) return null;
  const starts = Array.from({ length: Math.max(0, text.length - 49) }, (_, n) => n).filter(
    (n) => n >= text.indexOf('-'),
  );
  const bad = starts.findLast((n) => !good(n)) ?? -1;
  const first = starts.find((n) => n > bad && text[n] === '+');
  return first === undefined ? null : first * 100;
}
