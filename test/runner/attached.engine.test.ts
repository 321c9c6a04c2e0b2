/** The proof that an attached project is left as it was found: more than twenty faults of all kinds on one, compared before and after. */
import { expect } from 'chai';
import type Docker from 'dockerode';
import { attachTo } from '../../harness/app/attach.ts';
import { findProject } from '../../harness/engine/docker/attach/find.ts';
import { foundThings } from '../../harness/engine/docker/attach/found.ts';
import { openDocker } from '../../harness/engine/docker/client.ts';
import { connectDocker } from '../../harness/engine/docker/connect.ts';
import { membersOf } from '../../harness/engine/docker/members.ts';
import type { Action, Fault } from '../../harness/model/fault.ts';
import { faultLabel, isHeld } from '../../harness/model/fault-traits.ts';
import { foundChanges } from '../../harness/model/found.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { type PlainProject, plainProject } from '../engine/docker/plain-project.ts';
import { compose, dockerHost, engineHere, images, newRun } from '../engine/docker/tiny-stack.ts';
import { chattyServer } from '../faults/chatty-server.ts';
import { barePlan, experiment } from '../plan/parts.ts';
import { runOnEngine } from './on-engine.ts';
import { ofType } from './on-sim.ts';

const program = JSON.stringify(chattyServer.replaceAll('$', '$$$$'));

const shop = `
x-chatty: &chatty
  image: \${RESILIENCE_NODE_IMAGE}
  command: [node, -e, ${program}]
  stop_grace_period: 1s
services:
  api:
    <<: *chatty
    restart: on-failure
    cpus: 1.5
    mem_limit: 256m
    ports: ["80"]
    healthcheck: { test: [CMD, curl, -fsS, "http://127.0.0.1/health"], interval: 300ms, timeout: 2s, retries: 2 }
    networks: { front: { aliases: [the-api] }, back: { ipv4_address: 10.237.11.7, aliases: [inner, core] } }
  web: { <<: *chatty, restart: always, ports: ["80"], networks: [front] }
  db: { <<: *chatty, scale: 2, restart: unless-stopped, networks: { back: { aliases: [data] } } }
  lone: { <<: *chatty, tmpfs: [/scratch], environment: { KEY: value }, networks: [front] }
networks:
  front: {}
  back: { internal: true, ipam: { config: [{ subnet: 10.237.11.0/24 }] } }
`;

const faults: readonly (readonly [Fault, Action?])[] = [
  [{ kind: 'crash', target: 'api' }],
  [{ kind: 'crash', target: 'lone' }],
  [{ kind: 'crash', target: 'db', replica: 2 }],
  [{ kind: 'kill', target: 'api', signal: 'SIGKILL' }],
  [{ kind: 'kill', target: 'web', signal: 'SIGTERM' }],
  [{ kind: 'restart', target: 'web' }],
  [{ kind: 'exit', target: 'api', code: 3, control: { by: 'route', method: 'GET', path: '/exit?code=3' } }],
  [{ kind: 'exit', target: 'lone', code: 3, control: { by: 'exec', command: ['sh', '-c', 'kill -USR2 1'] } }],
  [{ kind: 'stop', target: 'api' }],
  [{ kind: 'stop', target: 'db', replica: 1 }],
  [
    { kind: 'stop', target: 'lone' },
    { kind: 'start', target: 'lone' },
  ],
  [{ kind: 'pause', target: 'api' }],
  [{ kind: 'hang', target: 'web' }],
  [
    { kind: 'hang', target: 'api' },
    { kind: 'restart', target: 'api' },
  ],
  [{ kind: 'limitCpu', target: 'api', cpus: 0.5 }],
  [{ kind: 'limitCpu', target: 'lone', cpus: 0.5 }],
  [{ kind: 'flipHealth', target: 'api', flip: { by: 'route', fail: '/fail', pass: '/pass' } }],
  [{ kind: 'flipHealth', target: 'api', flip: { by: 'requests', path: '/rng', times: 4 } }],
  [{ kind: 'misbehave', target: 'api', as: 'fails', how: { by: 'route', start: '/fail', end: '/pass' } }],
  [{ kind: 'breakDependency', from: 'web', target: 'api', cut: 'drop' }],
  [{ kind: 'breakDependency', from: 'web', target: 'api', cut: 'reject' }],
  [{ kind: 'breakDependency', from: 'web', target: 'api', cut: 'wrong-name' }],
  [{ kind: 'disconnect', target: 'api', network: 'back' }],
  [{ kind: 'disconnect', target: 'db', network: null }],
];

/** One experiment after the other, each with the shortest windows. */
async function planOf(project: string): Promise<Plan> {
  const { attached, services } = await attachTo(engineHere, project);
  const bare = barePlan();
  const [baseline, recovery] = [milliseconds(100), milliseconds(300)];
  return {
    ...bare,
    attached,
    stack: { ...bare.stack, services: { api: { port: 80 }, web: { port: 80 } } },
    services: services.map((one) => ({ ...one, wrapHealth: false })),
    experiments: faults.map(([fault, then = null], index) => {
      const hold = isHeld(fault) || then !== null ? milliseconds(300) : null;
      return experiment(fault, { name: `${index + 1}: ${faultLabel(fault)}`, baseline, hold, then, recovery });
    }),
    fresh: 'never',
  };
}

describe('a project that a run attached to, on a real engine', function () {
  this.timeout(120_000);
  const docker = openDocker(dockerHost);
  let project: PlainProject;

  before(async () => {
    project = await plainProject(shop);
  });

  after(() => project?.down());

  it('is as it was found after more than twenty faults of all kinds', async () => {
    const before = await lookAt(docker, project.name);
    const events = await runOnEngine(await planOf(project.name));
    const landings = ofType(events, 'inject.ended').map(({ experiment, landing, proof }) => ({
      experiment,
      landing,
      proof,
    }));
    expect(landings).to.have.length(faults.length);
    expect(landings.filter(({ landing }) => landing !== 'applied')).to.deep.equal([]);
    expect(await lookAt(docker, project.name)).to.deep.equal(before);
    expect(await traces(project.name)).to.deep.equal({ rules: [], stopped: [] });
  });

  it('would be named where it was not', async () => {
    const attached = await findProject(engineHere, project.name);
    const members = membersOf(attached, '');
    const before = await foundThings(docker, members);
    const [api, web] = ['api', 'web'].map((name) => docker.getContainer(`${project.name}-${name}-1`));
    await api!.update({ Memory: 300 * 2 ** 20, MemorySwap: 600 * 2 ** 20 });
    await web!.pause();
    const back = docker.getNetwork(`${project.name}_back`);
    await back.disconnect({ Container: api!.id });
    await back.connect({ Container: api!.id });
    await project.compose('up', '-d', '--force-recreate', '--no-deps', 'lone');
    const changes = foundChanges(before, await foundThings(docker, members));
    const called = (service: string) => ({ is: 'container', name: `${project.name}-${service}-1` });
    expect(changes.map(({ is, name, what }) => ({ is, name, what }))).to.deep.equal([
      { ...called('api'), what: 'different' },
      { ...called('lone'), what: 'created again' },
      { ...called('web'), what: 'different' },
    ]);
    const facts = changes.flatMap((one) => (one.what === 'different' ? one.facts : []));
    expect(facts.join('\n')).to.include('host.Memory: 314572800, was 268435456');
    expect(facts.join('\n')).to.match(/networks\.\S+_back\.IPAMConfig.*not there, was/);
    expect(facts.join('\n')).to.match(/networks\.\S+_back\.aliases: .*was .*"core".*"inner"/);
    expect(facts).to.include('state.status: "paused", was "running"');
    await web!.unpause();
  });
});

/** What a person would compare by hand, and the control group's own limit; not by the code that is tested. */
async function lookAt(docker: Docker, project: string): Promise<unknown> {
  const filters = { label: [`com.docker.compose.project=${project}`] };
  const listed = await docker.listContainers({ all: true, filters });
  const seen = await Promise.all(
    listed.map(async ({ Id }) => {
      const { Name, Image, Config, HostConfig, Mounts, State, NetworkSettings } = await docker
        .getContainer(Id)
        .inspect();
      const { NanoCpus, CpuPeriod: _, CpuQuota, ...host } = HostConfig;
      const networks = Object.entries(NetworkSettings.Networks).map(([network, { Aliases, IPAMConfig, Links }]) => ({
        network,
        aliases: (Aliases ?? []).filter((one: string) => one !== Id.slice(0, 12)).toSorted(),
        ...{ IPAMConfig: IPAMConfig ?? {}, Links },
      }));
      return {
        ...{
          Id,
          Name,
          Image,
          Config,
          Mounts,
          host,
          networks: networks.toSorted((a, b) => (a.network < b.network ? -1 : 1)),
        },
        cpus: [NanoCpus, (CpuQuota ?? 0) > 0],
        state: [State.Status, State.Health?.Status, State.Paused, State.Error],
        published: Object.entries(NetworkSettings.Ports).map(([port, hosts]) => [
          port,
          hosts?.map(({ HostIp }) => HostIp),
        ]),
      };
    }),
  );
  const networks = await docker.listNetworks({ filters });
  return {
    containers: seen.toSorted((a, b) => (a.Name < b.Name ? -1 : 1)),
    networks: networks
      .map(({ Id, Name, Options, IPAM, Internal }) => ({ Id, Name, Options, IPAM, Internal }))
      .toSorted((a, b) => (a.Name < b.Name ? -1 : 1)),
  };
}

/** What `inspect` does not show: rules in network namespaces, processes that stand still, and containers of ours. */
async function traces(project: string): Promise<unknown> {
  const attached = await findProject(engineHere, project);
  const engine = await connectDocker({
    engine: engineHere,
    compose,
    images,
    plan: barePlan({ attached }),
    ...newRun(),
  });
  try {
    const views = await engine.containers.list();
    const packets = await Promise.all(views.map(({ id }) => engine.namespaces.packets(id, 'cut')));
    const states = await Promise.all(views.map(({ id }) => engine.helperContainers.states(id)));
    return { rules: packets.filter((one) => one !== null), stopped: states.flat().filter((one) => one === 'T') };
  } finally {
    await engine.stack.down();
    engine.close();
  }
}
