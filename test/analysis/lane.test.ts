/** A container that died waits for its policy, or is simply down. */
import { expect } from 'chai';
import type { Change } from '../../harness/analysis/chronicle.ts';
import { laneOf } from '../../harness/analysis/lane.ts';
import type { ContainerChange } from '../../harness/model/event.ts';
import { instant } from '../../harness/model/time.ts';

const changes = (...list: readonly (readonly [number, ContainerChange])[]): Change[] =>
  list.map(([at, change], seq) => ({
    type: 'container.changed',
    seq,
    at: instant(at),
    engineAt: instant(at),
    service: 'api',
    replica: 1,
    container: 'c',
    change,
  }));

const crashed = changes([1000, { to: 'died', exitCode: 137 }], [9000, { to: 'started' }]);
const states = (restarts: boolean) =>
  laneOf(crashed, { checked: false, restarts }, 'running', { from: instant(0), to: instant(8000) }).map(
    (one) => one.state,
  );

describe('the lane of a container that dies', () => {
  it('says restarting while its policy waits', () => expect(states(true)).to.deep.equal(['running', 'restarting']));
  it('says exited where it has none, whoever starts it later', () =>
    expect(states(false)).to.deep.equal(['running', 'exited']));
});
