import { expect } from 'chai';
import { networkMates, networkOwner, type SharedNamespaces } from '../../harness/model/shared-namespaces.ts';

const inNetworkOf = (name: string): { shares: SharedNamespaces } => ({ shares: { network: { is: 'service', name } } });
const services = [
  { name: 'vpn' },
  { name: 'app', ...inNetworkOf('vpn') },
  { name: 'metrics', ...inNetworkOf('app') },
  { name: 'bare', shares: { network: { is: 'host' } } },
  { name: 'a', ...inNetworkOf('b') },
  { name: 'b', ...inNetworkOf('a') },
] as const;

describe('shared namespaces', () => {
  it('have an owner, over as many steps as it takes', () => {
    expect(networkOwner('metrics', services)).to.equal('vpn');
    expect(networkOwner('app', services)).to.equal('vpn');
    expect(networkOwner('vpn', services)).to.equal('vpn');
  });

  it('have none in the stack where it is the host, or a circle', () => {
    expect(networkOwner('bare', services)).to.equal(null);
    expect(networkOwner('a', services)).to.equal(null);
  });

  it('are shared by all that have one owner', () => {
    expect(networkMates('vpn', services)).to.deep.equal(['app', 'metrics']);
    expect(networkMates('app', services)).to.deep.equal(['vpn', 'metrics']);
    expect(networkMates('bare', services)).to.deep.equal([]);
  });
});
