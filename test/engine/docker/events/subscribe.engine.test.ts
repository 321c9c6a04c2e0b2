import { expect } from 'chai';
import { openDocker } from '../../../../harness/engine/docker/client.ts';
import { dockerEvents } from '../../../../harness/engine/docker/events/subscribe.ts';
import { ofProject } from '../../../../harness/engine/docker/members.ts';
import type { ConnectedEngine } from '../../../../harness/engine/kind.ts';
import { type BreakableEngine, breakableEngine } from '../breakable-engine.ts';
import { connectTiny, containerOf, dockerHost, watch } from '../tiny-stack.ts';

const idleOnly = `
services:
  idle:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [sh, -c, "trap exit TERM; sleep infinity & wait"]
`;

describe('the stream of events on a real engine', () => {
  let engine: ConnectedEngine;
  let broken: BreakableEngine;
  let project: string;

  before(async () => {
    engine = await connectTiny(idleOnly);
    broken = await breakableEngine();
    await engine.stack.up();
    project = (await containerOf(engine, 'idle')).name.replace(/-idle-1$/, '');
  });

  after(async () => {
    broken.close();
    expect(await engine.stack.down()).to.deep.equal([]);
    engine.close();
  });

  it('misses nothing and repeats nothing when the stream breaks', async () => {
    const { id } = await containerOf(engine, 'idle');
    const stop = new AbortController();
    const seen = watch(await dockerEvents(openDocker(broken.dockerHost), ofProject(project)).subscribe(stop.signal));
    await engine.containers.pause(id);
    await seen.until(({ change }) => change.to === 'paused');
    broken.shut();
    await engine.containers.unpause(id);
    await engine.containers.kill(id, 'SIGKILL');
    broken.open();
    await seen.until(({ change }) => change.to === 'died');
    await engine.containers.start(id);
    await seen.until(({ change }) => change.to === 'started');
    const changes = seen.events.map(({ change }) => change.to);
    expect(changes).to.deep.equal(['paused', 'unpaused', 'signalled', 'disconnected', 'died', 'connected', 'started']);
    expect(seen.lost).to.deep.equal([]);
    stop.abort();
  });

  it('tells of a gap when more has happened meanwhile than the engine remembers', async () => {
    const { id, name } = await containerOf(engine, 'idle');
    const stop = new AbortController();
    const seen = watch(await dockerEvents(openDocker(broken.dockerHost), ofProject(project)).subscribe(stop.signal));
    await engine.containers.pause(id);
    const paused = await seen.until(({ change }) => change.to === 'paused');
    broken.shut();
    const container = openDocker(dockerHost).getContainer(id);
    for (let count = 0; count < 130; count += 1) {
      await container.rename({ name: `${name}-other` });
      await container.rename({ name });
    }
    broken.open();
    await engine.containers.unpause(id);
    const unpaused = await seen.until(({ change }) => change.to === 'unpaused');
    expect(seen.lost).to.have.length(1);
    const [lost] = seen.lost;
    if (lost?.type !== 'lost') throw new Error('no gap');
    // An engine that is busy may tell a pause twice; from the second on nothing more is known.
    expect(lost.from)
      .to.be.at.least(paused.time)
      .and.below(paused.time + 500);
    expect(lost.to).to.be.above(lost.from).and.at.most(unpaused.time);
    stop.abort();
  });

  it('ends when it is asked to', async () => {
    const stop = new AbortController();
    const items = await engine.events.subscribe(stop.signal);
    stop.abort();
    const received: unknown[] = [];
    for await (const item of items) received.push(item);
    expect(received).to.deep.equal([]);
  });
});
