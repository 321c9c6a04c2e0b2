/** Expectations and figures in words. */
import { expect } from 'chai';
import { countedText, measuredText, observedText, shareText } from '../../../harness/analysis/words/figures.ts';
import { sentenceOf } from '../../../harness/analysis/words/sentence.ts';
import { alert, http, promql } from '../../../harness/index.ts';
import { secondsText } from '../../../harness/model/duration-text.ts';
import type { Claim, Expectation } from '../../../harness/model/expectation.ts';
import { milliseconds as ms, range, seconds } from '../../../harness/model/time.ts';

const about = (claim: Claim): Expectation => ({
  type: 'expectation',
  subject: { type: 'service', name: 'numbers-api' },
  claim,
  because: null,
  known: null,
});

describe('sentence', () => {
  it('reads as the scenario does', () => {
    const predicted = range(ms(5100), ms(11_400));
    const sentences: [Claim, string][] = [
      [
        { claim: 'isDetected', by: 'engine', within: 'predicted' },
        'is detected by the engine within 11.4 s (predicted)',
      ],
      [{ claim: 'isNotDetected', by: 'probe' }, 'is not detected by a probe'],
      [{ claim: 'recovers', within: seconds(3) }, 'recovers within 3 s'],
      [{ claim: 'doesNotRecover' }, 'does not recover'],
      [{ claim: 'isUnaffected' }, 'is unaffected'],
      [{ claim: 'fails' }, 'fails'],
      [{ claim: 'staysAvailable', atLeast: 0.999 }, 'stays available for at least 99.9 % of its requests'],
      [
        { claim: 'restarts', atLeast: 3, atMost: null, backOff: true },
        'restarts at least 3 times, each after its back-off',
      ],
      [{ claim: 'restarts', atLeast: 1, atMost: 1, backOff: false }, 'restarts 1 time'],
    ];
    for (const [claim, text] of sentences)
      expect(sentenceOf(about(claim), predicted, {})).to.equal(`numbers-api ${text}`);
  });

  it('says no number when a prediction is not known', () => {
    const sentence = sentenceOf(about({ claim: 'recovers', within: 'predicted' }), null, {});
    expect(sentence).to.equal('numbers-api recovers within its predicted time');
  });
});

describe('the sentence of an observer', () => {
  const page = http({ type: 'service', name: 'web' }, '/');
  const up = promql({ type: 'service', name: 'prometheus' }, 'up');
  const down = alert({ type: 'service', name: 'prometheus' }, 'AccesslogDown');
  const all: readonly (readonly [Claim, string, string, string])[] = [
    [
      { claim: 'isDetected', by: 'probe', within: seconds(10) },
      'page fails within 10 s',
      'up fails within 10 s',
      'AccesslogDown fires within 10 s',
    ],
    [{ claim: 'fails' }, 'page fails', 'up fails', 'AccesslogDown fires'],
    [{ claim: 'isUnaffected' }, 'page is unaffected', 'up is unaffected', 'AccesslogDown does not fire'],
    [
      { claim: 'recovers', within: seconds(3) },
      'page recovers within 3 s',
      'up recovers within 3 s',
      'AccesslogDown resolves within 3 s',
    ],
    [{ claim: 'doesNotRecover' }, 'page does not recover', 'up does not recover', 'AccesslogDown does not resolve'],
    [
      { claim: 'staysAvailable', atLeast: 0.99 },
      'page stays available for at least 99 % of its requests',
      'up is good in at least 99 % of its samples',
      'AccesslogDown does not fire in at least 99 % of the samples',
    ],
  ];

  it('says what was expected of it in its own words: an alert fires and resolves', () => {
    for (const [claim, ...sentences] of all) {
      const told = ['page', 'up', 'alarm'].map((name) =>
        sentenceOf({ ...about(claim), subject: { type: 'probe', name } }, null, { page, up, alarm: down }),
      );
      expect(told).to.deep.equal(sentences);
    }
  });
});

describe('figures', () => {
  it('give a measured time no more digits than its resolution deserves', () => {
    expect(measuredText({ value: ms(9123.4), resolution: ms(20) })).to.equal('9.12 s ± 0.02 s');
    expect(measuredText({ value: ms(9123.4), resolution: ms(210) })).to.equal('9.1 s ± 0.3 s');
    expect(measuredText({ value: ms(312), resolution: ms(4) })).to.equal('0.312 s ± 0.004 s');
    expect(measuredText({ value: ms(31_200), resolution: ms(2000) })).to.equal('31 s ± 2 s');
  });

  it('round lengths of time by their size', () => {
    expect([160, 11_412, 25_000, 5100, 0].map((one) => secondsText(ms(one)))).to.deep.equal([
      '0.16 s',
      '11.4 s',
      '25 s',
      '5.1 s',
      '0 s',
    ]);
  });

  it('never round a share up to everything', () => {
    expect(shareText({ good: 1250, due: 1250, unknown: 0 })).to.equal('100 % of 1,250');
    expect(shareText({ good: 99_999, due: 100_000, unknown: 0 })).to.equal('99.99 % of 100,000');
    expect(shareText({ good: 0, due: 0, unknown: 0 })).to.equal('none due');
  });

  it('give both ends of what may be, where not all was seen', () => {
    expect(shareText({ good: 1200, due: 1250, unknown: 50 })).to.equal('92.3 … 96.15 % of 1,300, 50 not known');
    expect(shareText({ good: 10, due: 10, unknown: 10 })).to.equal('50 … 100 % of 20, 10 not known');
    expect(measuredText({ value: ms(1740), resolution: ms(1280), unseen: ms(1240) })).to.equal('0.46 … 3.02 s');
    expect(countedText({ value: 34, resolution: 10 })).to.equal('24 … 44');
    expect(countedText({ value: 34, resolution: 0 })).to.equal('34');
  });

  it('say why a time is not known', () => {
    const censored = (censoredBy: 'ended' | 'unproved' | 'unseen', until = 2080) =>
      observedText({ seen: false, until: ms(until), censoredBy });
    expect(censored('ended')).to.equal('not within 2.08 s');
    expect(censored('unproved')).to.equal('after 2.08 s at the earliest, not seen to last');
    expect(censored('unseen')).to.equal('not within 2.08 s, and not known after that');
    expect(censored('unseen', 0)).to.equal('not known');
  });
});
