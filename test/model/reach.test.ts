/** Where the ports of a service are reached, by whose network it is in. */
import { expect } from 'chai';
import { reachOf } from '../../harness/model/reach.ts';
import { planned } from '../plan/parts.ts';

const inNetworkOf = (name: string) => ({ networks: [], shares: { network: { is: 'service', name } } }) as const;
const closed = { name: 'back', aliases: [], closed: 'internal' };

describe('a port of a service', () => {
  it('is published by the service, or by the one whose network it is in', () => {
    const services = [planned('vpn'), planned('app', inNetworkOf('vpn')), planned('helper', inNetworkOf('app'))];
    expect(services.map(({ name }) => reachOf(name, services))).to.deep.equal(
      ['vpn', 'vpn', 'vpn'].map((by) => ({ at: 'published', by })),
    );
    expect(reachOf('old', [planned('old', { networks: [] })]), 'on the default bridge').to.include({ at: 'published' });
  });

  it("is at the machine's own where the service has the machine's network", () => {
    const services = [
      planned('app', { networks: [], shares: { network: { is: 'host' } } }),
      planned('a', inNetworkOf('app')),
    ];
    expect(services.map(({ name }) => reachOf(name, services).at)).to.deep.equal(['host', 'host']);
  });

  it('is nowhere without a network, or in that of a stranger', () => {
    const why = (network: { is: 'none' } | { is: 'container'; name: string }) =>
      reachOf('app', [planned('app', { networks: [], shares: { network } })]);
    expect(why({ is: 'none' })).to.include({ at: 'nowhere', why: 'app is in no network at all' });
    expect(why({ is: 'container', name: 'box' })).to.include({
      why: 'app is in the network of the container box, which is not of the stack',
    });
  });

  it('is nowhere on internal networks alone, and a network beside is enough', () => {
    expect(
      reachOf('db', [planned('db', { networks: [closed, { ...closed, name: 'lan', closed: 'macvlan' }] })]),
    ).to.deep.equal({
      at: 'nowhere',
      why: 'db is on no network that a port can be published from: back is internal, lan is macvlan',
      fix: "give db a network beside, in a file that the stack merges: services: { 'db': { networks: { probed: {} } } } and networks: { probed: {} }",
    });
    const both = planned('db', { networks: [closed, { name: 'probed', aliases: [] }] });
    expect(reachOf('db', [both])).to.deep.equal({ at: 'published', by: 'db' });
  });
});
