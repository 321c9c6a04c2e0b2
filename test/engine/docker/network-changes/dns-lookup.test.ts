import { expect } from 'chai';
import { lookupScript, unresolved } from '../../../../harness/engine/docker/network-changes/dns-lookup.ts';

describe('looking names up from a network namespace', () => {
  it('uses each name once and undoes itself', () => {
    expect(lookupScript(['api', 'web'])).to.equal(`# which of these names resolve?
table inet resilience-lookup {
  chain names {
    ip daddr "api"
    ip daddr "web"
  }
}
delete table inet resilience-lookup
`);
  });

  it('reads from the error which name is unknown', () => {
    const output = `/dev/stdin:5:14-18: Error: Could not resolve hostname: Name or service not known
    ip daddr "web"
             ^^^^^`;
    expect(unresolved(['api', 'web'], output)).to.deep.equal(['web']);
    expect(unresolved(['api', 'web'], '')).to.deep.equal([]);
  });

  it('knows a name with several addresses as resolved', () => {
    const output = '/dev/stdin:4:14-18: Error: Hostname resolves to multiple addresses';
    expect(unresolved(['api'], output)).to.deep.equal([]);
  });
});
