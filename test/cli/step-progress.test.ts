import { expect } from 'chai';
import type { Output } from '../../harness/app/output-port.ts';
import { stepProgress } from '../../harness/cli/step-progress.ts';

function told(step: (index: number) => number, of: number, live = false): { err: string[]; status: (string | null)[] } {
  const err: string[] = [];
  const status: (string | null)[] = [];
  const output: Output = {
    ...{ out: () => undefined, colour: false, width: 100, live },
    err: (text) => err.push(text),
    status: (text) => status.push(text),
  };
  let now = 0;
  const tell = stepProgress(output, 'variants', () => now);
  for (let done = 1; done <= of; done += 1) {
    now += step(done);
    tell(done, of);
  }
  return { err, status };
}

describe('progress of many steps', () => {
  it('says how many there are and how long they take, and then how far it is', () => {
    const { err } = told((index) => (index < 5 ? 50 : 10), 2000);
    expect(err[0]).to.equal('2000 variants, about 20 s in all');
    expect(err.slice(1)).to.deep.equal(['634 of 2000 variants', '1134 of 2000 variants', '1634 of 2000 variants']);
  });

  it('is one line that changes on a terminal, and goes away at the end', () => {
    const { err, status } = told(() => 10, 2000, true);
    expect(err).to.have.length(1);
    expect(status.at(-2)).to.equal('1999 of 2000 variants');
    expect(status.at(-1)).to.equal(null);
  });

  it('says nothing of what is done at once', () => {
    expect(told(() => 1, 2500).err).to.deep.equal([]);
  });
});
