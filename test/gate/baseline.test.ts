import { expect } from 'chai';
import { baselineOf } from '../../harness/gate/baseline.ts';
import { isAlike, isConfirmed, isConfirmedBetter } from '../../harness/gate/confirmation.ts';
import { nightMedian } from '../../harness/gate/night-value.ts';
import { nightsOf } from '../../harness/gate/nights.ts';
import { normalRange } from '../../harness/gate/normal-range.ts';
import { type ScreenedValue, screen, slowerBy } from '../../harness/gate/screen.ts';
import type { NightLine } from '../../harness/model/history.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { key, recovery } from './sample-night.ts';
import { tellNights } from './tell-nights.ts';

const linesOf = (story: string) => tellNights(story).lines;
const other = { ...key, engine: 'docker 27', kernel: '6.8' };

describe('a baseline', () => {
  it('is of the last twenty nights that count', () => {
    const { nights, fork } = baselineOf(linesOf('25 nights at 1.3 s ± 3 %, then 2 s, A/B worse 1.5'), key);
    expect(nights.map((one) => one.run)).to.deep.equal(Array.from({ length: 20 }, (_, index) => `run ${index + 6}`));
    expect(fork).to.equal(null);
  });

  it('has a level for each improvement and each word of a person', () => {
    const story =
      '9 nights at 1.3 s, then 0.8 s, A/B better 0.6, then 0.8 s, then 1.4 s, A/B worse 1.7, accepted, then 1.4 s';
    const { levels } = baselineOf(linesOf(story), key);
    expect(levels.map((level) => level.length)).to.deep.equal([9, 2, 2]);
  });

  it('under a key of which there is no night yet is that of the nearest earlier one, and says what differs', () => {
    const { nights, fork } = baselineOf(linesOf('3 nights at 1.3 s, then 1.3 s, docker 27'), other);
    expect(nights.map((one) => one.key!.engine)).to.deep.equal(['docker 27']);
    expect(fork!.text).to.equal('kernel 6.1 → 6.8');
    expect(baselineOf(linesOf('3 nights at 1.3 s'), other).fork!.text).to.equal(
      'engine docker 26.1.5 → docker 27, kernel 6.1 → 6.8',
    );
  });

  it('of a key that is not known has no nights', () => {
    expect(baselineOf(linesOf('3 nights at 1.3 s'), null).nights).to.deep.equal([]);
  });
});

describe('nights', () => {
  it('are in order of their clock, each once: of a re-run the later line, wherever a merge has put it', () => {
    const [first, second] = linesOf('1.3 s, then 1.3 s') as readonly NightLine[];
    const again = { ...first!, wall: first!.wall + 1, sentence: 'again' };
    expect(nightsOf([again, second!, first!])).to.deep.equal([again, second]);
  });
});

describe('what is normal', () => {
  const rangeOf = (story: string) => normalRange(baselineOf(linesOf(story), key), recovery([]), 20)!;

  it('is the mean of the level and how much nights differ within all levels', () => {
    const { middle, spread, never } = rangeOf('20 nights at 1.3 s ± 5 %');
    expect(Math.exp(middle)).to.be.closeTo(1300, 1);
    expect(spread!.deviation).to.be.closeTo(0.05, 0.005);
    expect(never).to.equal(0);
    const improved = rangeOf('12 nights at 1.3 s ± 5 %, then 0.8 s, A/B better 0.6, then 0.8 s');
    expect(Math.exp(improved.middle)).to.be.closeTo(800, 1);
    expect(improved.spread!.deviation).to.be.closeTo(0.05, 0.006);
  });

  it('does not follow a night on a slow host, though that counts', () => {
    const { middle, spread, nights } = rangeOf('19 nights at 1.3 s ± 5 %, then 2.6 s, A/B same 1');
    expect(nights).to.equal(20);
    expect(Math.exp(middle)).to.be.closeTo(1300, 10);
    expect(spread!.deviation).to.be.closeTo(0.05, 0.006);
  });

  it('is not known of fewer than eight nights, nor where each began a level', () => {
    expect(rangeOf('7 nights at 1.3 s ± 3 %').spread).to.equal(null);
    const fresh = linesOf('9 nights at 1.3 s').map((line) => ({ ...line, level: 'new' as const }));
    expect(normalRange(baselineOf(fresh, key), recovery([]), 20)!.spread).to.equal(null);
  });
});

describe('a screen', () => {
  const of = (nights: number, deviation: number) => ({
    freedom: nights - 1,
    deviation,
    reach: deviation * Math.sqrt(1 + 1 / nights),
  });
  const never: ScreenedValue = { log: Number.POSITIVE_INFINITY, resolution: 20 };
  const rangeOf = (story: string) => normalRange(baselineOf(linesOf(story), key), recovery([]), 20)!;

  it('is at 1.15 where nights hardly differ, further where they do, and nearer again where a change could hide', () => {
    expect(Math.exp(slowerBy(of(20, 0.02)))).to.be.closeTo(1.15, 1e-9);
    expect(Math.exp(slowerBy(of(20, 0.1)))).to.be.closeTo(1.194, 0.001);
    expect(Math.exp(slowerBy(of(20, 0.15)))).to.be.closeTo(1.069, 0.001);
    expect(slowerBy(of(20, 0.5))).to.equal(0);
  });

  it('takes what never came as later than all that did, as long as that is rare', () => {
    expect(screen(never, rangeOf('20 nights at 1.3 s ± 3 %'))).to.equal('slower');
    expect(screen(never, rangeOf('18 nights at 1.3 s ± 3 %, then 2 nights never, A/B same 1'))).to.equal('slower');
    expect(screen(never, rangeOf('12 nights at 1.3 s ± 3 %, then 6 nights never, A/B same 1'))).to.equal('within');
    expect(screen(never, rangeOf('20 nights never'))).to.equal('within');
  });

  it('takes what comes as quicker where it never did, and says nothing where it does now and then', () => {
    const came = { log: Math.log(1300), resolution: 20 };
    expect(screen(came, rangeOf('20 nights never'))).to.equal('faster');
    expect(screen(came, rangeOf('8 nights at 1.3 s, then 12 nights never, A/B same 1'))).to.equal('within');
    expect(screen(came, rangeOf('12 nights at 1.3 s ± 3 %, then 6 nights never, A/B same 1'))).to.equal('within');
  });
});

describe("a night's number", () => {
  const of = (times: readonly (number | null)[]): number | null => nightMedian(recovery(times));

  it('is the median, and none where half of the repeats or more did not come', () => {
    expect(of([3, 1, 2, 4])).to.equal(2.5);
    expect(of([3, null, 2])).to.equal(3);
    expect(of([3, null, null, 2])).to.equal(null);
    expect(of([null])).to.equal(null);
    expect(of([])).to.equal(null);
  });

  it('takes what was watched for less than the window as long as it was watched', () => {
    const { window, repeats } = recovery([1000, 2000, 3000, null]);
    const early = repeats.map((one) => (one.seen ? one : { ...one, value: milliseconds(500) }));
    expect(nightMedian({ window, repeats: early })).to.equal(2000);
  });
});

describe('a confirmation', () => {
  const ratio = (value: number) => ({ value, min: null, max: null });

  it('takes a word and a size', () => {
    expect(isConfirmed({ word: 'worse', ratio: ratio(1.1) })).to.equal(true);
    expect(isConfirmed({ word: 'worse', ratio: ratio(1.09) })).to.equal(false);
    expect(isConfirmed({ word: 'cannot tell', ratio: ratio(3) })).to.equal(false);
    expect(isConfirmed({ word: 'worse', ratio: null })).to.equal(true);
    expect(isConfirmedBetter({ word: 'better', ratio: ratio(0.9) })).to.equal(true);
    expect(isConfirmedBetter({ word: 'better', ratio: ratio(0.95) })).to.equal(false);
  });

  it('calls revisions alike only where it sees no change of that size', () => {
    expect(isAlike({ word: 'cannot tell', ratio: ratio(1.05) })).to.equal(true);
    expect(isAlike({ word: 'cannot tell', ratio: ratio(1.2) })).to.equal(false);
    expect(isAlike({ word: 'same', ratio: null })).to.equal(true);
    expect(isAlike({ word: 'cannot tell', ratio: null })).to.equal(false);
  });
});
