import { expect } from 'chai';
import { probability, ratioEstimate } from '../../harness/model/ratio-text.ts';

describe('model/ratio-text', () => {
  it('leaves open a bound that was not reached', () => {
    expect(ratioEstimate({ value: 0.5, min: null, max: 0.9 })).to.equal('0.50 (at most 0.90)');
    expect(ratioEstimate({ value: 2, min: 1.2, max: null })).to.equal('2.0 (at least 1.20)');
    expect(ratioEstimate({ value: 0.5, min: null, max: null })).to.equal('0.50 (no interval)');
    expect(ratioEstimate(null)).to.equal('–');
  });

  it('writes ratios from a fortieth to a hundredfold in two or three digits', () => {
    expect(ratioEstimate({ value: 0.0248, min: 0.0213, max: 0.0277 })).to.equal('0.025 (0.021 … 0.028)');
    expect(ratioEstimate({ value: 137.4, min: 99.6, max: 1219 })).to.equal('137 (99 … 1,219)');
  });

  it('rounds intervals outwards and probabilities up, but never over the bound that decides', () => {
    expect(ratioEstimate({ value: 1.2, min: 1.0031, max: 1.432 })).to.equal('1.20 (1.003 … 1.44)');
    expect(ratioEstimate({ value: 0.9, min: 0.712, max: 0.9994 })).to.equal('0.90 (0.71 … 0.9994)');
    expect(ratioEstimate({ value: 1.2, min: 0.9994, max: 1.432 })).to.equal('1.20 (0.99 … 1.44)');
    expect([0.0499, 0.05, 0.0501, 0.0547].map(probability)).to.deep.equal(['0.050', '0.050', '0.051', '0.055']);
  });

  it('never writes a probability as zero', () => {
    expect(probability(0.0000001)).to.equal('below 0.001');
    expect(probability(0.00390625)).to.equal('0.004');
    expect(probability(1)).to.equal('1');
  });
});
