/** What is known all the same where events of the engine were lost. */
import { expect } from 'chai';
import { type ContainerFound, gapsOf, supplied } from '../../../harness/analysis/readings/lost-events.ts';
import { instant } from '../../../harness/model/time.ts';

const found = (more: Partial<ContainerFound> = {}): ContainerFound => ({
  type: 'container.found',
  seq: 9,
  at: instant(5000),
  service: 'api',
  replica: 1,
  container: 'c',
  status: 'running',
  health: null,
  startedAt: instant(4500),
  finishedAt: instant(4200),
  exitCode: null,
  ...more,
});
const lost = [{ from: instant(4000), to: instant(4900) }];
const health = { test: null, interval: 1, timeout: 1, retries: 1, startPeriod: 0, startInterval: 1 } as never;

describe('events that were lost', () => {
  it('are supplied where the engine still knows them: the last end and the last start', () => {
    expect(supplied([], found(), lost).map(({ engineAt, change }) => [engineAt, change.to])).to.deep.equal([
      [4200, 'died'],
      [4500, 'started'],
    ]);
  });

  it('are not supplied from before the gap, nor twice', () => {
    expect(supplied([], found({ startedAt: instant(1000), finishedAt: null }), lost)).to.deep.equal([]);
    const heard = supplied([], found(), lost);
    expect(supplied(heard, found(), lost)).to.deep.equal([]);
  });

  it('leave a state unknown until it is asked for, or until a health check passed', () => {
    const evidence = { lost, found: [found()], looks: [], health };
    expect(gapsOf({ ...evidence, found: [found({ health: 'healthy' })] })).to.deep.equal([
      { from: 4000, to: 5000, then: 'healthy' },
    ]);
    const look = { start: instant(4910), end: instant(4950), exitCode: 0 } as never;
    expect(gapsOf({ ...evidence, looks: [look] })).to.deep.equal([{ from: 4000, to: 4950, then: 'healthy' }]);
    expect(gapsOf({ ...evidence, found: [] })).to.deep.equal([{ from: 4000, to: 4900, then: null }]);
  });

  it('are no gap for a container without a health check that runs as the same life', () => {
    const same = found({ startedAt: instant(1000), finishedAt: null });
    expect(gapsOf({ lost, found: [same], looks: [], health: null })).to.deep.equal([]);
  });
});
