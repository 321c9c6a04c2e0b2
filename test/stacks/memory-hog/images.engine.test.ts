/** The memory-hog stack on a real engine: unhealthy, not healed by a restart, healed by a new container. */
import { expect } from 'chai';
import { createStack } from '../compose-stack.ts';

const fast = { MAX_ALLOCATION_MB: '2', LOOP_ALLOCATION_MB: '1', LOOP_INTERVAL_MS: '700', HEALTH_INTERVAL: '1s' };

describe('the memory-hog stack on an engine', () => {
  const stack = createStack('memory-hog', fast);
  const hog = stack.container('memory-hog');

  before(() => stack.compose(['build', '--quiet']));
  afterEach(() => stack.down());

  const up = (...args: string[]) => stack.compose(['up', '--detach', ...args]);

  it('runs on while unhealthy; a restart ends at the start check, a new container is well again', async () => {
    await up();
    await hog.seen('health_status: unhealthy');
    expect(await hog.inspect('{{.State.Status}} {{.RestartCount}}')).to.equal('running 0');

    await stack.compose(['restart', '--timeout', '1']);
    // The first end is the restart's own.
    await hog.seen('die', 2);
    expect(await hog.inspect('{{.State.Status}} {{.State.ExitCode}}')).to.equal('exited 1');
    expect((await stack.compose(['logs'])).stdout).to.match(/Memory check: FAIL, allocated: \d+MB, max: 2MB\s*$/);

    await up('--force-recreate');
    await hog.seen('health_status: healthy');
  });

  it('crashes for ever under a restart policy, once the maximum is passed', async () => {
    await stack.compose(['up', '--detach'], { RESTART: 'always' });
    await hog.seen('health_status: unhealthy');
    await stack.compose(['restart', '--timeout', '1'], { RESTART: 'always' });
    await hog.seen('die', 4);
    expect(Number(await hog.inspect('{{.RestartCount}}'))).to.be.at.least(2);
  });
});
