/** A service is asked where it is published: by itself, by the one whose network it is in, or by nobody in the machine's network. */
import { expect } from 'chai';
import type { ContainerView } from '../../harness/engine/engine.ts';
import { publishedAddress } from '../../harness/runner/probing.ts';
import { barePlan, planned } from '../plan/parts.ts';

const view = (service: string, container: number, host: number) =>
  ({ service, ports: [{ container, host, address: '127.0.0.1' }] }) as unknown as ContainerView;

describe('the address of a service', () => {
  const plan = barePlan({
    services: [
      planned('vpn'),
      planned('app', { networks: [], shares: { network: { is: 'service', name: 'vpn' } } }),
      planned('agent', { networks: [], shares: { network: { is: 'host' } } }),
    ],
  });
  const declared = { ...plan, stack: { ...plan.stack, services: { vpn: { port: 80 }, agent: { port: 9100 } } } };
  const address = publishedAddress(declared, [view('vpn', 80, 20_001), view('vpn', 8080, 20_002)]);
  const at = (port: number) => ({ host: '127.0.0.1', port });

  it('is that of its declared port, or of the one that is asked for', () => {
    expect([address('vpn'), address('vpn', null), address('vpn', 8080)]).to.deep.equal([
      at(20_001),
      at(20_001),
      at(20_002),
    ]);
  });

  it('is with the service whose network it is in', () => {
    expect(address('app', 8080)).to.deep.equal(at(20_002));
  });

  it("is its own port in the machine's network", () => {
    expect([address('agent'), address('agent', 9200)]).to.deep.equal([at(9100), at(9200)]);
  });

  it('is none where nothing is published', () => {
    expect(() => address('vpn', 99)).to.throw('vpn publishes no port 99');
  });
});
