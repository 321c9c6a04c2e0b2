/** What is known all the same where events of the engine were lost. */
import { expect } from 'chai';
import { type ContainerFound, gapsOf, supplied } from '../../../harness/analysis/readings/lost-events.ts';
import { instant } from '../../../harness/model/time.ts';
import { health } from '../../plan/parts.ts';
import { checked, found as foundAt } from '../../timelines/events.ts';

const found = (more: Partial<ContainerFound> = {}): ContainerFound =>
  foundAt(5000, { startedAt: instant(4500), finishedAt: instant(4200), ...more });
const lost = [{ from: instant(4000), to: instant(4900) }];

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
    const evidence = { lost, found: [found()], looks: [], health: health(1, 1, 1) };
    expect(gapsOf({ ...evidence, found: [found({ health: 'healthy' })] })).to.deep.equal([
      { from: 4000, to: 5000, then: 'healthy' },
    ]);
    const look = checked(4910, { end: instant(4950) });
    expect(gapsOf({ ...evidence, looks: [look] })).to.deep.equal([{ from: 4000, to: 4950, then: 'healthy' }]);
    expect(gapsOf({ ...evidence, found: [] })).to.deep.equal([{ from: 4000, to: 4900, then: null }]);
  });

  it('are no gap for a container without a health check that runs as the same life', () => {
    const same = found({ startedAt: instant(1000), finishedAt: null });
    expect(gapsOf({ lost, found: [same], looks: [], health: null })).to.deep.equal([]);
  });
});
