import { expect } from 'chai';
import type { ContainerView } from '../../harness/engine/engine.ts';
import { followPorts } from '../../harness/runner/follow-ports.ts';
import { view } from '../faults/fake-engine.ts';
import { barePlan, planned } from '../plan/parts.ts';

const at = (host: number | null): readonly ContainerView[] => [
  { ...view('api'), ports: host === null ? [] : [{ container: 80, host, address: '127.0.0.1' }] },
];

describe('published ports', () => {
  it('are followed to where they are, and asked where they were while they are nowhere', () => {
    const { stack } = barePlan();
    const plan = barePlan({
      services: [planned('api', { ports: [{ container: 80, host: null }] })],
      stack: { ...stack, services: { api: { port: 80 } } },
    });
    const { address, look } = followPorts(plan, at(32_001));
    expect(address('api')).to.deep.equal({ host: '127.0.0.1', port: 32_001 });
    look(at(null));
    expect(address('api')).to.deep.equal({ host: '127.0.0.1', port: 32_001 });
    look(at(32_002));
    expect(address('api')).to.deep.equal({ host: '127.0.0.1', port: 32_002 });
  });
});
