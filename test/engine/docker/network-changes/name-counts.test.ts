/** Names that are asked for, as nftables counts them: text in, text out. */
import { expect } from 'chai';
import { countScript, countsIn, noCounts } from '../../../../harness/engine/docker/network-changes/name-counts.ts';

describe('the counting of names', () => {
  it('has a rule for each name, before the engine translates the port of its resolver', () => {
    const lines = countScript(['db', 'api.backend'])
      .split('\n')
      .map((one) => one.trim());
    expect(lines).to.include('type filter hook output priority -150; policy accept;');
    expect(lines).to.include('udp dport 53 @th,160,32 0x02646200 counter comment "db"');
    expect(lines.filter((one) => one.endsWith('comment "api.backend"'))).to.have.length(1);
  });

  it('replaces what was counted before in one step', () => {
    expect(countScript(['db']).split('\n').slice(0, 3)).to.deep.equal([
      'table inet resilience-names',
      'delete table inet resilience-names',
      'table inet resilience-names {',
    ]);
  });

  it('reads the counts by name, those that are 0 too', () => {
    const listing = `table inet resilience-names {
	chain asked {
		type filter hook output priority -150; policy accept;
		udp dport 53 @th,160,32 0x2646200 counter packets 14 bytes 812 comment "db"
		udp dport 53 @th,160,40 0x361706900 counter packets 0 bytes 0 comment "api"
	}
}`;
    expect([...countsIn(listing)]).to.deep.equal([
      ['db', 14],
      ['api', 0],
    ]);
  });

  it('knows from what nft says that nothing is counted', () => {
    expect(noCounts.test('Error: No such file or directory\nlist table inet resilience-names')).to.equal(true);
    expect(noCounts.test('Error: Could not process rule: Operation not permitted')).to.equal(false);
  });
});
