import { expect } from 'chai';
import { milliseconds } from '../../harness/model/time.ts';
import { renderResult } from '../../harness/report/result.ts';
import { failing, inconclusive, interrupted, passing } from './sample.ts';
import { hostile } from './sample-hostile.ts';

describe('report/result', () => {
  it('holds the whole analysis and nothing else', () => {
    for (const analysis of [passing, failing, inconclusive, interrupted, hostile]) {
      expect(JSON.parse(renderResult(analysis))).to.deep.equal(analysis);
    }
  });

  it('has one order of keys, whatever order the analysis has', () => {
    const reversed = Object.fromEntries(Object.entries(failing).reverse()) as unknown as typeof failing;
    const healthProbe = Object.fromEntries(Object.entries(failing.confidence.healthProbe).reverse());
    expect(renderResult({ ...reversed, confidence: { ...failing.confidence, healthProbe } })).to.equal(
      renderResult(failing),
    );
    expect(renderResult(failing).indexOf('"schema"')).to.be.below(10);
  });

  it('refuses numbers that JSON cannot hold', () => {
    expect(() => renderResult({ ...passing, duration: milliseconds(Number.NaN) })).to.throw();
  });
});
