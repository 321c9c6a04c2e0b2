/** The sequential sign test: its level over all of its interim analyses, and how few repeats make it sure. */
import { expect } from 'chai';
import { seededBy } from '../../harness/statistics/seeded.ts';
import { mostRepeats, repeatsToBeSure, surely } from '../../harness/statistics/sign-test.ts';

/** The first answer that is not open, of what happens with this chance. */
function answerOf(chance: number, random: () => number): string {
  let happened = 0;
  for (let of = 1; of <= mostRepeats; of += 1) {
    if (random() < chance) happened += 1;
    const answer = surely(happened, of);
    if (answer !== 'open') return answer;
  }
  return 'open';
}

const shareOf = (answer: string, chance: number, repeats = 20_000): number => {
  const random = seededBy(`${answer}/${chance}`);
  let count = 0;
  for (let i = 0; i < repeats; i += 1) if (answerOf(chance, random) === answer) count += 1;
  return count / repeats;
};

describe('statistics/sign-test', () => {
  it('is sure after five of five, either way, and never after four', () => {
    expect(surely(5, 5)).to.equal('more often than not');
    expect(surely(0, 5)).to.equal('less often than not');
    for (let of = 0; of <= 4; of += 1) {
      for (let happened = 0; happened <= of; happened += 1) expect(surely(happened, of)).to.equal('open');
    }
  });

  it('says so of a fair coin in at most 5 of 100 cases, each way, though it is asked after every repeat', () => {
    expect(shareOf('more often than not', 0.5)).to.be.within(0.035, 0.053);
    expect(shareOf('less often than not', 0.5)).to.be.within(0.035, 0.053);
  });

  it('finds what happens in nine of ten cases nearly always, and does not take what is rare for it', () => {
    expect(shareOf('more often than not', 0.9)).to.be.above(0.85);
    expect(shareOf('more often than not', 0.1)).to.be.below(0.001);
  });

  it('tells how many repeats it needs at the least', () => {
    expect(repeatsToBeSure(0, 0)).to.equal(5);
    expect(repeatsToBeSure(1, 1)).to.equal(4);
    expect(repeatsToBeSure(7, 14)).to.equal(1);
  });
});
