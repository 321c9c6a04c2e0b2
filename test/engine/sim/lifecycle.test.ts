/** The engine's events around a death and a start: their order and their latencies, as measured on 26.1.5. */
import { expect } from 'chai';
import { apiKill, apiRestart, apiStart, apiStop } from '../../../harness/engine/sim/operations.ts';
import { measured } from '../../../harness/engine/sim/parameters.ts';
import { signalProcess } from '../../../harness/engine/sim/process.ts';
import { runUntil } from '../../../harness/engine/sim/world.ts';
import { health } from '../../plan/parts.ts';
import { mean, type Solo, solo } from './solo.ts';

const tick = health(1000, 1000, 3);

/** Fifty repeats of one trigger, with the measured spreads but without stalled disks. */
function repeats(trigger: (one: Solo) => void, read: (one: Solo, from: number) => number): number {
  return mean(
    Array.from({ length: 50 }, (_, run) => {
      const parameters = { ...measured, stallProbability: 0 };
      const one = solo({ seed: `${run}`, health: tick, restart: { name: 'always' }, parameters });
      runUntil(one.world, 12_000 + 20 * run);
      const from = one.world.now;
      trigger(one);
      runUntil(one.world, from + 5000);
      return read(one, from);
    }),
  );
}

const crash = (one: Solo): void => signalProcess(one.container, 'KILL', 'outside');
const killAndStart = (one: Solo): void =>
  apiKill(one.world, one.container, one.ask, 'KILL', () => apiStart(one.world, one.container, one.ask, () => {}));
const restart = (one: Solo): void => apiRestart(one.world, one.container, one.ask, 0, () => {});

const last = (one: Solo, to: 'died' | 'started' | 'healthy'): number => one.times(to).at(-1)!;

describe('the simulated life of a container', () => {
  const triggers = [
    ['a crash', crash, 152, 221, 1431],
    ['a kill and a start by the API', killAndStart, 162, 215, 1453],
    ['a restart by the API', restart, 162, 214, 1424],
  ] as const;
  for (const [title, trigger, died, start, healthy] of triggers) {
    it(`takes as long as on the engine to die, to start and to be healthy after ${title}`, () => {
      expect(repeats(trigger, (one, from) => last(one, 'died') - from)).to.be.closeTo(died, 30);
      expect(repeats(trigger, (one) => last(one, 'started') - last(one, 'died'))).to.be.closeTo(start, 30);
      expect(repeats(trigger, (one) => last(one, 'healthy') - last(one, 'started'))).to.be.closeTo(1057, 30);
      expect(repeats(trigger, (one, from) => last(one, 'healthy') - from)).to.be.closeTo(healthy, 30);
    });
  }

  const orders = [
    ['a crash', crash, ['disconnected', 'died', 'connected', 'started', 'healthy']],
    ['a kill and a start', killAndStart, ['signalled', 'disconnected', 'died', 'connected', 'started', 'healthy']],
    [
      'a clean stop',
      (one: Solo) => apiStop(one.world, one.container, one.ask, 5000, () => {}),
      ['signalled', 'disconnected', 'stopped', 'died'],
    ],
    [
      'a restart',
      restart,
      ['signalled', 'disconnected', 'stopped', 'died', 'connected', 'started', 'restarted', 'healthy'],
    ],
  ] as const;
  for (const [title, trigger, expected] of orders) {
    it(`tells of ${title} in the order of the engine`, () => {
      const one = solo({ health: tick, restart: { name: 'always' } });
      runUntil(one.world, 5000);
      const known = one.told.length;
      trigger(one);
      runUntil(one.world, 8000);
      expect(one.told.slice(known).map((event) => event.change.to)).to.deep.equal(expected);
    });
  }

  it('kills after the grace what ignores the stop signal', () => {
    const one = solo({ behaviour: { signals: {} } });
    runUntil(one.world, 1000);
    let returned = 0;
    apiStop(one.world, one.container, one.ask, 3000, () => {
      returned = one.world.now;
    });
    runUntil(one.world, 10_000);
    expect(returned - 1000).to.be.within(3000, 3400);
    expect(one.container.exitCode).to.equal(137);
    expect(one.told.filter((event) => event.change.to === 'signalled')).to.have.length(2);
  });

  it('reads restarting while it waits, is not hurried by a start, and gives up the wait at a stop', () => {
    const behaviour = {
      fresh: () => ({
        begin: () => ({ does: 'answer', status: 0, body: '', after: 0, exit: 1 }) as const,
        answer: () => ({ does: 'hang' }) as const,
      }),
    };
    const one = solo({ health: tick, restart: { name: 'always' }, behaviour });
    runUntil(one.world, 6000);
    expect([one.container.status, one.container.health]).to.deep.equal(['restarting', 'unhealthy']);
    const starts = one.times('started').length;
    apiStart(one.world, one.container, one.ask, () => {});
    runUntil(one.world, 6300);
    expect(one.times('started')).to.have.length(starts);
    apiStop(one.world, one.container, one.ask, 0, () => {});
    runUntil(one.world, 100_000);
    expect(one.container.status).to.equal('exited');
    expect(one.told.at(-1)?.change).to.deep.equal({ to: 'stopped' });
  });
});
