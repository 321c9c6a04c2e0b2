/** Values: what each answer said, and what was the same before the fault and after the recovery. */
import { expect } from 'chai';
import { isAsClaimed } from '../../../harness/analysis/judge/judge-value.ts';
import { judgeClaim } from '../../timelines/judge-claim.ts';

const said = (claim: string, lines: readonly string[], seen?: number): string => {
  const { verdict, observed, reason } = judgeClaim(claim, lines, seen);
  return `${verdict} | ${observed} | ${reason}`;
};

describe('a value', () => {
  it('is this one, of this form, or in this range', () => {
    const rows: readonly (readonly [string, Parameters<typeof isAsClaimed>[1], boolean])[] = [
      ['paid', { equals: 'paid' }, true],
      ['Paid', { equals: 'paid' }, false],
      ['100.00', { equals: 100 }, true],
      ['100.00', { equals: '100' }, false],
      ['', { equals: 0 }, false],
      ['', { equals: '' }, true],
      ['no number', { atLeast: 0, atMost: null }, false],
      ['', { atLeast: null, atMost: 5 }, false],
      ['5', { atLeast: 5, atMost: 5 }, true],
      ['-1', { atLeast: 0, atMost: null }, false],
      ['1e3', { atLeast: 1000, atMost: null }, true],
      ['order 7', { matches: 'ORDER \\d', flags: 'i' }, true],
      ['order', { matches: '^\\d+$' }, false],
    ];
    for (const [value, must, holds] of rows) {
      expect(isAsClaimed(value, must), `${value} ${JSON.stringify(must)}`).to.equal(holds);
    }
  });

  /** In place of what was due from one tenth of a second to before another. */
  const each = (from: number, to: number, answer: string): string[] =>
    Array.from({ length: to - from }, (_, n) => `${(from + n) / 10} answer page ${answer}`);
  const all = each(70, 170, 'ok saying 7');

  it('is claimed of each that was read in the window', () => {
    expect(said('value {"equals":7}', all)).to.match(/^pass \| 7 \(\d+\) \| null$/);
    expect(said('value {"equals":7}', [...all, '9 answer page ok saying 8', '9.5 answer page ok saying 8'])).to.match(
      /^fail \| 7 \(\d+\) and 8 \(2\) \| 2 of 100 values are not 7$/,
    );
    const many = [1, 2, 3, 4].map((n) => `${9 + n / 10} answer page ok saying ${n}`);
    expect(said('value {"equals":7}', [...all, ...many])).to.contain('and 2 others | 4 of');
  });

  it('is not that of a bad answer, and may be any where nothing was seen', () => {
    expect(said('value {"equals":7}', [...all, '9 answer page http5xx'])).to.match(/^pass/);
    expect(said('value {"equals":7}', [...all, ...each(90, 100, 'harness_late')])).to.match(
      /^inconclusive \| .* \| R309: the harness was late/,
    );
    expect(
      said('value {"equals":7}', [...all, ...each(90, 100, 'harness_late'), '11 answer page ok saying 8']),
    ).to.match(/^fail/);
    expect(said('value {"equals":7}', each(70, 170, 'http5xx'))).to.equal(
      'inconclusive | no value | no value was read',
    );
    expect(said('value {"equals":7}', all, 12)).to.match(/^inconclusive .*before its planned end/);
  });
});

describe('an invariant', () => {
  const kept = (before: string | null, after: string | null, seen?: number): string =>
    said(
      'isKept',
      [
        ...(before === null ? [] : [`6.5 invariant page before ${before}`]),
        ...(after === null ? [] : [`17.1 invariant page after ${after}`]),
      ],
      seen,
    );

  it('is kept where both values are the same', () => {
    expect(kept('ok 1000', 'ok 1000')).to.equal('pass | 1000 before the fault, 1000 after the recovery | null');
    expect(kept('ok', 'ok')).to.match(/^pass \| an empty value before/);
  });

  it('is not where something was lost, done twice or changed, and both are named', () => {
    const rows = [
      ['1000', '900', '100 of it is lost'],
      ['1000', '2000', 'it doubled'],
      ['1000', '1000.5', 'it is 0.5 more'],
      ['0', '7', 'it is 7 more'],
      ['7', '0', '7 of it is lost'],
      ['0.3', '0.1', '0.2 of it is lost'],
      ['paid', 'open', 'it changed'],
      ['7', '', 'it changed'],
      ['7', '7.0', 'it is written otherwise'],
    ];
    for (const [before, after, reason] of rows) {
      const shown = after === '' ? 'an empty value' : after;
      expect(kept(`ok ${before}`, `ok ${after}`)).to.equal(
        `fail | ${before} before the fault, ${shown} after the recovery | ${reason}`,
      );
    }
  });

  it('is not known where one of them could not be read', () => {
    expect(kept('refused', 'ok 7')).to.equal(
      'inconclusive | not known | before the fault page could not be read: refused',
    );
    expect(kept('ok 7', 'refused')).to.equal(
      'inconclusive | 7 before the fault, not known after the recovery | after the recovery page could not be read: refused',
    );
    expect(kept(null, null)).to.equal('inconclusive | not known | page was not asked before the fault');
    expect(kept('ok 7', null, 12)).to.equal(
      'inconclusive | 7 before the fault | the run ended before it was asked again',
    );
  });
});
