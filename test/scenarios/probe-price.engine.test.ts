/** Question 13: what a health probe costs, by the control group's own CPU clock, against an idle control. */
import { expect } from 'chai';
import type Docker from 'dockerode';
import { docker } from '../acceptance/engine.ts';
import { createStack } from '../stacks/compose-stack.ts';

/** CPU nanoseconds that the container's control group has used. */
async function cpuOf(container: Docker.Container): Promise<number> {
  const stats = await container.stats({ stream: false, 'one-shot': true });
  return stats.cpu_stats.cpu_usage.total_usage;
}

interface Measured {
  readonly cpuMs: number;
  readonly looks: number;
  readonly execEvents: Readonly<Record<string, number>>;
}

const watched = 15;

/** What one API used, and how often it was looked at, in the time between two instants of the engine. */
async function measure(interval: string): Promise<Measured> {
  const stack = createStack('numbers', {
    API_PORT: '127.0.0.1:0',
    WEB_PORT: '127.0.0.1:0',
    API_HEALTH_INTERVAL: interval,
    API_HEALTH_TIMEOUT: '10s',
    API_HEALTH_START_PERIOD: '0s',
    COMPOSE_PROJECT_NAME: `price-${interval}-${process.pid}`,
  });
  try {
    await stack.compose(['up', '--detach', 'numbers-api']);
    const [found] = await docker().listContainers({
      filters: { label: [`com.docker.compose.project=price-${interval}-${process.pid}`] },
    });
    const container = docker().getContainer(found!.Id);
    const since = Math.floor(Date.now() / 1000);
    const before = await cpuOf(container);
    const until = since + watched;
    // The stream ends by itself at `until`: that is the clock of this measurement.
    const filters = { container: [found!.Id], event: ['exec_create', 'exec_start', 'exec_die'] };
    const stream = await docker().getEvents({ since, until, filters });
    let text = '';
    for await (const chunk of stream) text += chunk;
    const cpuMs = ((await cpuOf(container)) - before) / 1e6;
    const execEvents: Record<string, number> = {};
    for (const line of text.split('\n').filter(Boolean)) {
      const name = String(JSON.parse(line).Action).split(':')[0]!;
      execEvents[name] = (execEvents[name] ?? 0) + 1;
    }
    return { cpuMs, looks: execEvents.exec_die ?? 0, execEvents };
  } finally {
    await stack.down();
  }
}

describe('the price of a health probe', () => {
  it('is CPU time in proportion to its frequency, and three events and a process each time', async function () {
    this.timeout(120_000);
    const [often, never] = [await measure('1s'), await measure('1h')];
    const price = (often.cpuMs - never.cpuMs) / often.looks;
    const perHour = (seconds: number) =>
      `${((price * 3600) / seconds / 1000).toFixed(0)} s of CPU an hour every ${seconds} s`;
    process.stdout.write(
      `    a look costs ${price.toFixed(0)} CPU-ms (${often.looks} looks: ${often.cpuMs.toFixed(0)} ms, idle: ${never.cpuMs.toFixed(0)} ms); ` +
        `${[1, 5, 30].map(perHour).join(', ')}\n`,
    );
    expect(never.looks).to.equal(0);
    expect(often.looks).to.be.within(6, watched);
    // One more or less where the watching begins or ends within a look.
    for (const event of ['exec_create', 'exec_start', 'exec_die']) {
      expect(often.execEvents[event], event).to.be.within(often.looks - 1, often.looks + 1);
    }
    // A process of Node cannot start in less than a few milliseconds, nor does it take a second.
    expect(price).to.be.within(5, 1000);
  });
});
