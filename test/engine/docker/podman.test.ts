/** What a Podman cannot do for a plan, by name. */

import { expect } from 'chai';
import type Docker from 'dockerode';
import { podmanFacts, podmanProblems } from '../../../harness/engine/docker/podman.ts';
import { barePlan, experiment, health, planned } from '../../plan/parts.ts';

/** As Podman 4.3.1 and Docker 26.1 answer. */
const engine = (parts: readonly object[], info: object): Docker =>
  ({
    version: async () => ({ Version: '4.3.1', Components: parts }),
    info: async () => info,
  }) as unknown as Docker;

const podman = { Name: 'Podman Engine', Version: '4.3.1' };

describe('a Podman in place of Docker', () => {
  it('is known by what it says of its parts, and by whom it has its timers run', async () => {
    expect(await podmanFacts(engine([{ Name: 'Engine', Version: '26.1.5' }], {}))).to.equal(null);
    const cgroupfs = await podmanFacts(engine([podman], { CgroupDriver: 'cgroupfs' }));
    expect(cgroupfs).to.deep.equal({ version: '4.3.1', systemd: false });
    expect(await podmanFacts(engine([podman], { CgroupDriver: 'systemd' }))).to.have.property('systemd', true);
  });

  const plan = barePlan({
    services: [planned('api', { health: health(1000, 1000, 1) })],
    experiments: [
      experiment({ kind: 'crash', target: 'api' }, { name: 'a crash' }),
      experiment({ kind: 'kill', target: 'api', signal: 'SIGKILL' }, { name: 'a kill' }),
    ],
  });
  const without = { ...plan, services: plan.services.map((one) => ({ ...one, health: null })) };
  const places = (systemd: boolean, of = plan) =>
    podmanProblems({ version: '4.3.1', systemd }, of).map(({ code, at, message }) => `${code} ${at}: ${message}`);

  it('refuses a fault by a signal past its API, and no other', () => {
    expect(places(true)).to.have.length(1);
    expect(places(true)[0]).to.match(/^R238 .*'a crash': Podman 4\.3\.1 was not seen to let a signal/);
  });

  it('refuses health checks that nobody would run, and none where there are none', () => {
    expect(places(false).at(-1)).to.match(/^R238 .*runs no health check without systemd, and .* would be waited for$/);
    expect(places(false)).to.have.length(2);
    expect(places(false, without)).to.have.length(1);
  });
});
