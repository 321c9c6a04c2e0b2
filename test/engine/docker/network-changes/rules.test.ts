/** What the helper container that runs nft says, taken apart. */
import { expect } from 'chai';
import { readRules } from '../../../../harness/engine/docker/network-changes/rules.ts';

describe('readRules', () => {
  it('takes the times out of what nft wrote', () => {
    const output = 'table inet resilience {\n}\nran 1795423045272500000 1795423045284000000\n';
    expect(readRules({ exitCode: 0, output })).to.deep.equal({
      exitCode: 0,
      output: 'table inet resilience {\n}\n',
      ran: { from: 1795423045272.5, to: 1795423045284 },
    });
  });

  it('keeps what nft complained of, wherever it stands', () => {
    const { exitCode, output } = readRules({
      exitCode: 1,
      output: 'ran 1795423045272927085 1795423045284000000\nError: no\n',
    });
    expect({ exitCode, output }).to.deep.equal({ exitCode: 1, output: 'Error: no\n' });
  });

  it('says nothing of when where the helper container did not', () => {
    expect(readRules({ exitCode: 125, output: 'no shell\n' })).to.deep.equal({ exitCode: 125, output: 'no shell\n' });
  });
});
