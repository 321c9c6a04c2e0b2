/** What `baseline show` says of a scenario, from its lines alone. */
import { expect } from 'chai';
import { showBaseline } from '../../harness/gate/show-baseline.ts';
import type { HistoryLine, HistoryValue, NightLine } from '../../harness/model/history.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { acceptedLine, nightLine } from '../store/nights.ts';

const value = (median: number | null, more: Partial<HistoryValue> = {}): HistoryValue => ({
  ...{ experiment: 'api crashes', quantity: 'recovery', window: seconds(60), repeats: 8, came: 8 },
  median: median === null ? null : milliseconds(median),
  ...more,
});

const nights = (from: number, to: number, median: number, more: Partial<NightLine> = {}): readonly NightLine[] =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    nightLine(from + index, { values: [value(median + (index % 2) * 100)], ...more }),
  );

const first = (lines: readonly HistoryLine[]) => showBaseline('shop', lines).keys[0]!;

describe('what is shown of a baseline', () => {
  it('is learning until enough nights are there, and then has a range', () => {
    const few = first(nights(1, 3, 8000));
    expect(few).to.deep.include({ nights: 3, used: 3 });
    expect(few.measures[0]!.band).to.include({ nights: 3, low: null, high: null, spread: null, since: '2026-11-01' });
    const many = first(nights(1, 12, 8000)).measures[0]!;
    expect(many).to.include({ experiment: 'api crashes', quantity: 'recovery', title: 'served again' });
    expect(many.band.median).to.be.closeTo(8050, 1);
    expect(many.band.low).to.be.within(7900, 8000);
    expect(many.band.high).to.be.within(8100, 8250);
  });

  it('begins a level with an improvement that was confirmed, and says what the gate said of it', () => {
    const better = nightLine(11, { state: 'improved', level: 'new', sentence: '0.6 × as long', values: [value(5000)] });
    const { level, measures } = first([...nights(1, 10, 8000), better, ...nights(12, 13, 5000)]);
    const told = { since: '2026-11-11', nights: 3, why: 'improved', reason: '0.6 × as long', by: null };
    expect(level).to.deep.equal(told);
    expect(measures[0]!.band).to.include({ nights: 13, since: '2026-11-11' });
    expect(measures[0]!.band.median).to.be.closeTo(5000, 1);
  });

  it('begins a level with what a person accepted, counted or not, and says who and why', () => {
    const lines = [...nights(1, 10, 8000), ...nights(11, 11, 12_000, { red: true, counts: false }), acceptedLine(11)];
    const { level, used } = first(lines);
    expect(level).to.deep.equal({
      ...{ since: '2026-11-11', nights: 1, why: 'accepted', reason: 'the new client retries', by: 'Ada' },
    });
    expect(used).to.equal(11);
  });

  it('has no level where no night counts', () => {
    expect(first(nights(1, 2, 8000, { counts: false }))).to.deep.include({
      nights: 2,
      used: 0,
      level: null,
      measures: [],
    });
  });

  it('keeps the nights of each engine, kernel, CPU and Compose project apart, the latest first', () => {
    const key = { ...nightLine(1).key!, engine: 'docker 27.0.1' };
    const { keys } = showBaseline('shop', [...nights(1, 9, 8000), ...nights(10, 11, 7000, { key })]);
    expect(keys.map((one) => [one.key?.engine, one.nights, one.used])).to.deep.equal([
      ['docker 27.0.1', 2, 2],
      ['docker 26.1.5', 9, 9],
    ]);
    expect(keys[0]!.measures[0]!.band.median).to.be.closeTo(7050, 1);
  });

  it('shows nights of an unknown key without a baseline, and not those of another under a key of which none counts', () => {
    const key = { ...nightLine(1).key!, cpu: 'another' };
    const later = [...nights(10, 10, 7000, { key, counts: false }), ...nights(11, 11, 7000, { key: null })];
    const { keys } = showBaseline('shop', [...nights(1, 9, 8000), ...later]);
    expect(keys.map(({ key: own, used, level }) => [own?.cpu, used, level === null])).to.deep.equal([
      [undefined, 0, true],
      ['another', 0, true],
      ['EPYC 7763', 9, false],
    ]);
  });

  it('says that a Compose project which is another every night has no baseline', () => {
    const other = (day: number) => nightLine(day, { key: { ...nightLine(1).key!, compose: `digest-${day}` } });
    const restless = (lines: readonly HistoryLine[]): boolean => showBaseline('shop', lines).restless;
    expect(restless([nightLine(1), other(2), other(3), other(4), other(5)])).to.equal(true);
    expect(restless([other(2), other(3), other(4)]), 'too few').to.equal(false);
    expect(restless([other(1), other(2), other(3), other(4), nightLine(5), nightLine(6)])).to.equal(false);
  });

  it('tells of what never came, and of a measure that only some nights have', () => {
    const noticed = value(500, { quantity: 'detection' });
    const lines = [
      ...nights(1, 9, 8000),
      nightLine(10, { values: [noticed, value(null, { experiment: 'db hangs' })] }),
    ];
    const bands = first(lines).measures.map(({ experiment, quantity, band }) => [
      experiment,
      quantity,
      band.nights,
      band.median && Math.round(band.median),
    ]);
    expect(bands).to.deep.equal([
      ['api crashes', 'detection', 1, 500],
      ['db hangs', 'recovery', 1, null],
      ['api crashes', 'recovery', 9, 8000],
    ]);
  });

  it('has the last thirty nights in order of the clock, each once', () => {
    const lines = [...nights(2, 28, 8000), ...nights(1, 1, 8000), nightLine(28, { state: 'failed', red: true })];
    const { strip, last, nights: all } = showBaseline('shop', lines);
    expect(all).to.equal(28);
    expect(strip.map((one) => one.night)).to.deep.equal(nights(1, 28, 0).map((one) => one.night));
    expect(last).to.deep.equal({ night: '2026-11-28', run: 'run-28', state: 'failed', red: true });
    const many = Array.from({ length: 45 }, (_, index) => nightLine(1, { run: String(index), wall: index }));
    expect(showBaseline('shop', many).strip.map((one) => one.run)).to.deep.equal(many.slice(15).map((one) => one.run));
  });
});
