import { expect } from 'chai';
import type { ContainerView } from '../../harness/engine/engine.ts';
import type { Environment } from '../../harness/engine/environment.ts';
import { isTroubled, whyNotReady } from '../../harness/runner/why-not-ready.ts';

/** An engine whose containers have written this. */
const envWith = (log: string): Environment =>
  ({ engine: { containers: { logs: () => Promise.resolve(log) } } }) as unknown as Environment;

const view = (more: object): ContainerView =>
  ({ service: 'api', replica: 1, id: 'a', status: 'running', exitCode: null, health: null, ...more }) as ContainerView;

const unhealthy = (exitCode: number, output: string) => ({
  status: 'unhealthy',
  streak: 2,
  log: [{ start: 0, end: 1, exitCode, output }],
});

const told = (views: readonly ContainerView[], log = '') => whyNotReady(envWith(log), 'api', views);

describe('why a service is not ready', () => {
  it('is reported with its exit code and its last words, without the timestamps of the engine', async () => {
    const log =
      '2026-01-01T00:00:00.123456789Z listening\n2026-01-01T00:00:01Z Error: no route to db\n2026-01-01T00:00:01Z \n';
    const exited = view({ status: 'exited', exitCode: 1 });
    expect(await told([exited], log)).to.equal('api is exited with 1 ("Error: no route to db")');
    expect(await told([exited])).to.equal('api is exited with 1');
    const looping = view({ status: 'restarting', exitCode: 137 });
    expect(await told([looping], log)).to.equal('api is restarting after 137 ("Error: no route to db")');
  });

  it("is reported with its check's own output", async () => {
    expect(await told([view({ health: unhealthy(127, '/bin/sh: curl: not found') })])).to.equal(
      'api is running, unhealthy (its check ended with 127: /bin/sh: curl: not found)',
    );
    const early = view({ health: { status: 'starting', streak: 0, log: [] } });
    expect(await told([early]), 'nobody looked yet').to.equal('api is running, starting');
  });

  it('is reported once where replicas are alike', async () => {
    const one = view({ health: unhealthy(1, 'refused') });
    expect(await told([one, { ...one, replica: 2 }, view({ replica: 3, status: 'created' })])).to.equal(
      'api is running, unhealthy (its check ended with 1: refused) / created',
    );
    expect(await told([])).to.equal('api has no container');
  });

  it('is trouble where it ended badly or its check fails, and not where it has not begun', () => {
    expect(isTroubled(view({ status: 'exited', exitCode: 1 }))).to.equal(true);
    expect(isTroubled(view({ health: unhealthy(1, '') }))).to.equal(true);
    expect(isTroubled(view({ status: 'created' }))).to.equal(false);
    expect(isTroubled(view({ status: 'exited', exitCode: 0 }))).to.equal(false);
    expect(isTroubled(view({ health: { status: 'starting', streak: 0, log: [] } }))).to.equal(false);
  });
});
