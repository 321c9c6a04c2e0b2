/** The price of a check, by two controls and their readings, against a check whose cost is known. */
import { expect } from 'chai';
import { measureRun } from '../../harness/comparison/measured-run.ts';
import { priceOf } from '../../harness/comparison/price.ts';
import { controlPlan } from '../../harness/design/controls.ts';
import { crash, expect as expectThat, http } from '../../harness/index.ts';
import { seconds } from '../../harness/model/time.ts';
import { cell } from '../comparison/sample-runs.ts';
import { connectTiny, containerOf, images } from '../engine/docker/tiny-stack.ts';
import { planOf, runOnEngine, webStack } from './on-engine.ts';

/** Spins until it has used 60 ms of CPU in all, its own start included. */
const check = ['node', '-e', 'while (process.cpuUsage().user + process.cpuUsage().system < 60000);'];

const textWith = (healthcheck: object): string =>
  JSON.stringify({
    services: {
      web: {
        image: images.node,
        command: ['node', '-e', "require('http').createServer((q, r) => r.end('ok')).listen(80)"],
        ports: ['80'],
        init: true,
        healthcheck,
      },
    },
  });
const checked = textWith({ test: ['CMD', ...check], interval: '1s', timeout: '5s', retries: 3 });
const idle = textWith({ disable: true });

/** A control of 12 s, run and measured. */
async function measure(text: string, role: 'control' | 'idle') {
  const stack = await webStack(text);
  const web = stack.service('web');
  const page = http(web, '/', { rate: '5/s' });
  const experiments = { one: { fault: crash(web), recovery: '10s', after: [expectThat(page).fails()] } } as const;
  const plan = controlPlan(await planOf({ title: 'a price', stack, probes: { page }, experiments }), seconds(12));
  const run = cell(role, 0, { role, variant: role === 'idle' ? null : 'checked', block: null });
  return measureRun(run, plan, await runOnEngine(plan));
}

/** CPU of one such check in a container in which nothing else happens: one after the other, by the same clock. */
async function measureDirectly(count: number): Promise<number> {
  const engine = await connectTiny(idle);
  try {
    await engine.stack.up();
    const { id } = await containerOf(engine, 'web');
    // Its own start is over when a first check has passed.
    await engine.containers.exec(id, check);
    const before = await engine.containers.cpuUsed(id);
    for (let done = 0; done < count; done += 1) await engine.containers.exec(id, check);
    const after = await engine.containers.cpuUsed(id);
    return (after!.cpu - before!.cpu) / count;
  } finally {
    await engine.stack.down();
    engine.close();
  }
}

describe('the price of a health check, measured by controls', () => {
  it('is within a tenth of what the check costs by itself', async function () {
    this.timeout(120_000);
    const controls = [await measure(checked, 'control'), await measure(idle, 'idle')];
    const direct = await measureDirectly(20);
    const price = priceOf('checked', controls)!;
    const { value } = price.perProbe!;
    const [reading] = controls[0]!.cpu;
    const figures = `${value.toFixed(1)} CPU-ms by ${reading!.checks.toFixed(1)} checks, ${direct.toFixed(1)} directly`;
    process.stdout.write(`    a check costs ${figures}\n`);
    expect(direct).to.be.at.least(60);
    expect(reading!.checks).to.be.within(8, 12);
    expect(controls[1]!.cpu[0]!.checks).to.equal(0);
    expect(value / direct).to.be.within(0.9, 1.1);
    // An hour has room for 3600 cycles of a second and a check.
    expect(price.probesPerHour).to.be.within(2500, 3600);
    expect(price.perHour).to.be.closeTo(price.probesPerHour * value, 1);
  });
});
