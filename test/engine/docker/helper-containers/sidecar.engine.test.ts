import { expect } from 'chai';
import { openDocker } from '../../../../harness/engine/docker/client.ts';
import { connectDocker } from '../../../../harness/engine/docker/connect.ts';
import { findLeftovers, removeLeftovers } from '../../../../harness/engine/docker/leftovers.ts';
import type { SidecarSpec } from '../../../../harness/engine/engine.ts';
import type { ConnectedEngine } from '../../../../harness/engine/kind.ts';
import { compose, dockerHost, engineHere, images, newRun, planOf, stackOf } from '../tiny-stack.ts';

const text = `
services:
  idle:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [sleep, infinity]
    init: true
    networks: [app, back]
networks: { app: {}, back: {} }
`;

const spec = (script: string, more: Partial<SidecarSpec> = {}): SidecarSpec => ({
  purpose: 'test',
  image: null,
  command: ['/bin/sh', '-c', script],
  environment: {},
  networks: null,
  files: {},
  ...more,
});

const silent = (): void => undefined;

describe('a sidecar on a real engine', () => {
  const id = newRun();
  let engine: ConnectedEngine;

  before(async () => {
    const plan = await planOf(await stackOf(text));
    engine = await connectDocker({ engine: engineHere, compose, images, plan, ...id });
    await engine.stack.up();
  });

  after(async () => {
    expect(await engine.stack.down()).to.deep.equal([]);
    engine.close();
  });

  it('tells each line in order, then its exit code, and leaves a file behind', async () => {
    const [lines, errors]: [string[], string[]] = [[], []];
    const script =
      'echo one; echo "$WORD" >&2; cat /scripts/two.txt; echo kept >/tmp/summary; printf "no newline"; exit 3';
    const sidecar = await engine.helperContainers.startSidecar(
      spec(script, { environment: { WORD: 'für' }, files: { '/scripts/two.txt': 'two\nthree\n' } }),
      (line) => lines.push(line),
      (line) => errors.push(line),
    );
    expect(await sidecar.ended).to.equal(3);
    expect(lines).to.deep.equal(['one', 'two', 'three', 'no newline']);
    expect(errors).to.deep.equal(['für']);
    expect(await sidecar.read('/tmp/summary')).to.equal('kept\n');
    expect(await sidecar.read('/tmp/none')).to.equal(null);
    await sidecar.signal('SIGTERM');
    await sidecar.remove();
    await sidecar.remove();
  });

  it('has no capability, is nobody, and is none of the containers of the project', async () => {
    const lines: string[] = [];
    const script = 'grep -E "^(Uid|CapEff|CapBnd|NoNewPrivs)" /proc/self/status; touch /here || echo refused';
    const sidecar = await engine.helperContainers.startSidecar(spec(script), (line) => lines.push(line), silent);
    expect((await engine.containers.list()).map(({ service }) => service)).to.deep.equal(['idle']);
    await sidecar.ended;
    expect(lines.map((line) => line.split(/\s+/)[1] ?? line)).to.deep.equal([
      '65534',
      '0000000000000000',
      '0000000000000000',
      '1',
      'refused',
    ]);
    await sidecar.remove();
  });

  it('joins the networks that it is told, by their keys in the Compose file', async () => {
    const networks = async (keys: readonly string[] | null): Promise<string[]> => {
      const sidecar = await engine.helperContainers.startSidecar(spec('sleep 60', { networks: keys }), silent, silent);
      const docker = openDocker(dockerHost);
      const [found] = await docker.listContainers({
        filters: { label: [`resilience.run=${id.run}`, 'resilience.companion=test'] },
      });
      await sidecar.remove();
      expect(await sidecar.ended).to.equal(137);
      return Object.keys(found!.NetworkSettings.Networks).sort();
    };
    expect(await networks(['back'])).to.deep.equal([`${id.project}_back`]);
    expect(await networks(null)).to.deep.equal([`${id.project}_app`, `${id.project}_back`]);
  });

  it('ends at a signal', async () => {
    const ready = Promise.withResolvers<void>();
    const script = 'trap "echo bye; exit 7" TERM; echo ready; while :; do sleep 0.1; done';
    const lines: string[] = [];
    const sidecar = await engine.helperContainers.startSidecar(
      spec(script),
      (line) => {
        lines.push(line);
        if (line === 'ready') ready.resolve();
      },
      silent,
    );
    await ready.promise;
    await sidecar.signal('SIGTERM');
    expect(await sidecar.ended).to.equal(7);
    expect(lines).to.deep.equal(['ready', 'bye']);
    await sidecar.remove();
  });

  it('says what the engine says where its image or its network is not there', async () => {
    const open = (more: Partial<SidecarSpec>) =>
      engine.helperContainers.startSidecar(spec('true', more), silent, silent).then(
        () => 'opened',
        (error: Error) => error.message,
      );
    expect(await open({ networks: ['nowhere'] })).to.include('no network `nowhere`');
    expect(await open({ image: 'localhost:1/resilience-nowhere:none' })).to.include('R211');
    expect((await findLeftovers(engineHere)).find(({ run }) => run === id.run)!.containers).to.have.length(1);
  });
});

describe('a sidecar of a run that was killed', () => {
  it('is found by its label and removed with the rest', async () => {
    const id = newRun();
    const plan = await planOf(await stackOf(text));
    const engine = await connectDocker({ engine: engineHere, compose, images, plan, ...id });
    await engine.stack.up();
    const sidecar = await engine.helperContainers.startSidecar(spec('sleep 600'), silent, silent);
    const found = (await findLeftovers(engineHere)).find(({ run }) => run === id.run)!;
    expect(found.containers.map((name) => name.replace(/[0-9a-f]{8}$/, ''))).to.include(`${id.project}-test-`);
    expect((await removeLeftovers(engineHere, found)).remaining).to.deep.equal([]);
    expect(await sidecar.ended).to.equal(137);
    engine.close();
  });
});
