/** A container that died waits for its policy, or is simply down. */
import { expect } from 'chai';
import { stateTimeline } from '../../../harness/analysis/readings/state-timeline.ts';
import type { EventOf } from '../../../harness/model/event.ts';
import type { RestartPolicy } from '../../../harness/model/settings.ts';
import { instant } from '../../../harness/model/time.ts';
import { changed, died, started } from '../../timelines/events.ts';

const onFailure = (maxAttempts: number) => ({ name: 'on-failure', maxAttempts }) as const;

const states = (policy: RestartPolicy, ...list: readonly EventOf<'container.changed'>[]) =>
  stateTimeline(list, { checked: false, policy }, 'running', { from: instant(0), to: instant(8000) }).map(
    (one) => one.state,
  );

describe('the lane of a container that dies', () => {
  it('says restarting while its policy waits', () =>
    expect(states({ name: 'always' }, died(1000, 137), started(9000))).to.deep.equal(['running', 'restarting']));

  it('says exited where it has none, whoever starts it later', () =>
    expect(states({ name: 'no' }, died(1000, 137), started(9000))).to.deep.equal(['running', 'exited']));

  it('says restarting through a back-off whose end was not seen', () =>
    expect(states({ name: 'always' }, died(1000, 1))).to.deep.equal(['running', 'restarting']));

  it('says exited once the retries are used up, whoever starts it later', () => {
    const loop = [died(1000, 137), started(1200), died(2000, 1), started(2400), died(3000, 1)];
    expect(states(onFailure(2), ...loop, started(9000))).to.deep.equal([
      ...['running', 'restarting', 'running', 'restarting', 'running'],
      'exited',
    ]);
    expect(states(onFailure(0), ...loop).at(-1)).to.equal('restarting');
  });

  it('counts retries again after a start through the API, and not after a long life', () => {
    const used = [died(1000, 1), started(1200), died(2000, 1)] as const;
    expect(states(onFailure(1), ...used, started(3000), died(4000, 1)).at(-1)).to.equal('restarting');
    expect(states(onFailure(1), died(-20_000, 1), started(-19_800), died(1000, 1)).at(-1)).to.equal('exited');
  });

  it('says exited after a good end under on-failure, and after a stop through the API', () => {
    expect(states(onFailure(0), died(1000, 0), started(9000)).at(-1)).to.equal('exited');
    expect(
      states({ name: 'always' }, changed(900, { to: 'signalled', signal: 'SIGTERM' }), died(1000, 0)).at(-1),
    ).to.equal('exited');
  });
});
