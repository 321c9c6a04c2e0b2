/** What a container has used of the CPUs, by the control group's own clock on a real engine. */
import { expect } from 'chai';
import type { ConnectedEngine } from '../../../harness/engine/kind.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import { connectTiny, containerOf } from './tiny-stack.ts';

const burns = 'while (process.cpuUsage().user + process.cpuUsage().system < 200000);';
const grace = milliseconds(1000);

describe('the CPU that a container has used, on a real engine', () => {
  let engine: ConnectedEngine;
  let id: string;
  const read = async () => {
    const reading = await engine.containers.cpuUsed(id);
    if (reading === null) throw new Error('nothing was read');
    return reading;
  };

  before(async () => {
    engine = await connectTiny(`
services:
  idle:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [sh, -c, "trap exit TERM; sleep infinity & wait"]
    network_mode: none
`);
    await engine.stack.up();
    id = (await containerOf(engine, 'idle')).id;
  });

  after(async () => {
    expect(await engine.stack.down()).to.deep.equal([]);
    engine.close();
  });

  it('counts in milliseconds what its processes burn, those of an exec included, and nothing else', async () => {
    const before = await read();
    await engine.containers.exec(id, ['node', '-e', burns]);
    const after = await read();
    // By the process itself 200 ms; its set-up before and its end after come on top.
    expect(after.cpu - before.cpu).to.be.within(195, 300);
    expect((await read()).cpu - after.cpu).to.be.within(0, 5);
  });

  it("is read at once, with the engine's time of the reading, fractions kept", async () => {
    const from = await engine.time();
    const readings = [await read(), await read(), await read()];
    const to = await engine.time();
    for (const { at } of readings) expect(at).to.be.within(from - 1, to + 1);
    // Of three times by a clock of nanoseconds, one at least has no whole number of milliseconds.
    expect(readings.some(({ at }) => at % 1 !== 0)).to.equal(true);
    // The engine's other way waits for a second sample, one second later.
    expect((to - from) / readings.length).to.be.below(900);
  });

  it('begins again with a start', async () => {
    await engine.containers.exec(id, ['node', '-e', burns]);
    const before = await read();
    await engine.containers.restart(id, grace);
    expect((await read()).cpu)
      .to.be.above(0)
      .and.below(before.cpu);
  });

  it('goes on while the container is paused, and is null once it is down or gone', async () => {
    const { containers } = engine;
    const before = await read();
    await containers.pause(id);
    expect((await read()).cpu - before.cpu).to.be.within(0, 50);
    await containers.unpause(id);
    await containers.stop(id, grace);
    expect(await containers.cpuUsed(id)).to.equal(null);
    await containers.remove(id);
    expect(await containers.cpuUsed(id)).to.equal(null);
  });
});
