import { expect } from 'chai';
import { tellingOf } from '../../harness/gate/night-order.ts';
import type { NightLine } from '../../harness/model/history.ts';
import { commit, day, key } from './sample-night.ts';

const line = (number: number, changes: Partial<NightLine> = {}): NightLine => ({
  schema: 'resilience.history/1',
  type: 'night',
  night: day(number),
  run: `run ${number}`,
  wall: number,
  suite: 'nightly',
  scenario: 'shop',
  key,
  revision: commit(1),
  state: 'steady',
  red: false,
  counts: true,
  level: 'kept',
  values: [],
  sentence: '',
  since: null,
  host: { loadBefore: null, loadAfter: null, steal: null },
  folder: null,
  ...changes,
});

describe('the order of a night', () => {
  const steady = tellingOf([line(1), line(2)], commit(1));

  it('puts what was red before all else, and says why', () => {
    const red = tellingOf([line(1), line(2, { red: true, state: 'regressed', counts: false })], commit(1));
    const unstable = tellingOf([line(1), line(2, { state: 'unstable', counts: false })], commit(1));
    expect(red.weight).to.be.above(unstable.weight);
    expect(unstable.weight).to.be.above(steady.weight);
    expect([red.because, unstable.because, steady.because]).to.deep.equal([
      'red last night',
      'unstable last night',
      'steady last night',
    ]);
  });

  it('puts what changed since it was accepted before what did not', () => {
    const changed = tellingOf([line(1), line(2)], commit(2));
    expect(changed.because).to.equal('changed since it was accepted');
    expect(changed.weight).to.be.above(steady.weight);
    expect(tellingOf([line(1)], { ...commit(1), dirty: true }).because).to.equal('changed since it was accepted');
  });

  it('wants more what could not be told for long', () => {
    const silent = (nights: number) =>
      tellingOf(
        [line(0), ...Array.from({ length: nights }, (_, at) => line(at + 1, { state: 'inconclusive', counts: false }))],
        commit(1),
      );
    expect(silent(2).weight).to.be.above(silent(1).weight);
    expect(silent(2).because).to.equal('could not be told for 2 nights');
  });

  it('puts a new one before a steady one', () => {
    expect(tellingOf([], commit(1))).to.deep.equal({ weight: 3, because: 'new' });
  });
});
