import { expect } from 'chai';
import { learningRules, nxdomainRules, wireName } from '../../../../harness/engine/docker/network-changes/dns-rules.ts';

describe('rules on DNS messages', () => {
  it('write a name as labels behind their lengths', () => {
    expect(wireName('api.net')).to.deep.equal([3, 97, 112, 105, 3, 110, 101, 116, 0]);
  });

  it('match a long name in parts of 16 bytes', () => {
    const [rule] = nxdomainRules(['a-name-of-twenty-one-x']).filter((line) => line.includes('udp'));
    expect(rule).to.include('@th,160,128 0x16612d6e616d652d6f662d7477656e74 @th,288,64 0x792d6f6e652d7800');
  });

  it('learn each address of an answer with several', () => {
    const rules = learningRules(['api'], 2, 'callee4', 'callee6').filter((line) => line.includes('@callee4'));
    // The second record stands a name, ten bytes and an address behind the first: 5 + 10 + 4.
    expect(rules.map((line) => /\{ (.*) \}/.exec(line)?.[1])).to.deep.equal(['@th,352,32', '@th,504,32']);
  });
});
