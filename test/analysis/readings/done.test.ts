import { expect } from 'chai';
import { indexEvents } from '../../../harness/analysis/event-index.ts';
import { effectiveSettings } from '../../../harness/analysis/readings/effective-settings.ts';
import { readReplicas } from '../../../harness/analysis/readings/replicas.ts';
import type { ContainerChange } from '../../../harness/model/event.ts';
import type { OneShot } from '../../../harness/model/one-shot.ts';
import type { Plan } from '../../../harness/model/plan.ts';
import { instant } from '../../../harness/model/time.ts';
import { describeScenario, planOf, service, services } from '../../plan/sample.ts';
import { changed } from '../../timelines/events.ts';

const once = { health: null, healthFrom: 'none', restart: { name: 'no' } } as const;
const shop = planOf(describeScenario(), [...services, service('init', once)]);

/** The states of init, whose changes come a second apart, over ten seconds. */
function statesAfter(changes: readonly ContainerChange[], oneShot: OneShot | null = 'may-end'): readonly string[] {
  const plan: Plan = {
    ...shop,
    services: shop.services.map(({ oneShot: _, ...one }) =>
      one.name === 'init' && oneShot !== null ? { ...one, oneShot } : one,
    ),
  };
  const events = changes.map((change, index) => changed(1000 * index, change, { service: 'init' }));
  const eventIndex = indexEvents(events);
  const [replica] = readReplicas('init', eventIndex, effectiveSettings(plan, eventIndex), {
    from: instant(0),
    to: instant(10_000),
  });
  return replica!.lane.map((one) => one.state);
}

const started = [{ to: 'created' }, { to: 'started' }] as const;
const died = (exitCode: number) => ({ to: 'died', exitCode }) as const;

describe('a container that ended', () => {
  it('is done where it ended with 0 by itself and is meant to', () => {
    expect(statesAfter([...started, died(0)])).to.deep.equal(['created', 'running', 'done']);
    expect(statesAfter([...started, died(0)], 'awaited')).to.deep.equal(['created', 'running', 'done']);
  });

  it('has exited where it ended with another code, is meant to stay, or was ended through the engine', () => {
    expect(statesAfter([...started, died(1)])).to.deep.equal(['created', 'running', 'exited']);
    expect(statesAfter([...started, died(0)], null)).to.deep.equal(['created', 'running', 'exited']);
    const stopped = [...started, { to: 'signalled', signal: '15' }, { to: 'stopped' }, died(0)] as const;
    expect(statesAfter(stopped)).to.deep.equal(['created', 'running', 'exited']);
  });

  it('is not done before its last end', () => {
    expect(statesAfter([...started, died(0), { to: 'started' }, died(1)])).to.deep.equal([
      'created',
      'running',
      'exited',
      'running',
      'exited',
    ]);
  });
});
