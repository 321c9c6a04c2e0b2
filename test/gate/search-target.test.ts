/** By which measure a commit is searched for. */
import { expect } from 'chai';
import { searchTarget } from '../../harness/gate/search-target.ts';
import type { ComparedMeasure } from '../../harness/model/night.ts';

const compared = (
  quantity: ComparedMeasure['quantity'],
  ratio: ComparedMeasure['ratio'],
  word: ComparedMeasure['word'] = 'worse',
): ComparedMeasure => ({ experiment: 'a crash', quantity, word, ratio, p: 0.008 });

const asked = [
  { experiment: 'a crash', quantity: 'downtime' },
  { experiment: 'a crash', quantity: 'recovery' },
] as const;

describe('a commit is searched for by', () => {
  it('the confirmed measure whose ratio is known best for its size, and not by the largest', () => {
    const vague = compared('downtime', { value: 4.2, min: 2.4, max: 16 });
    const clear = compared('recovery', { value: 2.6, min: 2.4, max: 2.8 });
    expect(searchTarget([vague, clear], asked)).to.equal(clear);
    expect(searchTarget([clear, vague], asked)).to.equal(clear);
  });

  it('nothing that was not asked for, or is not confirmed', () => {
    const notAsked = compared('engineRecovery', { value: 2.6, min: 2.5, max: 2.7 });
    const same = compared('recovery', { value: 1.01, min: 0.95, max: 1.05 }, 'same');
    expect(searchTarget([notAsked, same], asked)).to.equal(null);
  });

  it('what never comes any more, where nothing else is known', () => {
    const never = compared('recovery', null);
    expect(searchTarget([never], asked)).to.equal(never);
  });
});
