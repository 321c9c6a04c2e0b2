/** Laws of the health monitor: its gaps, its start, its streak, its silence in a pause, and what it does not do. */
import { expect } from 'chai';
import { milliseconds, range, seconds } from '../../harness/model/time.ts';
import { healthyAfterRepair, healthyAfterUnpause } from '../../harness/prediction/health.ts';
import { checked, flags, type Law, slowness, subject } from './arm.ts';
import { costs, expectLength, expectWithin } from './bounds.ts';

const settings = checked(500, 400, 2);

const idleGap: Law = {
  title: 'the interval is an idle gap: from the end of a probe to the start of the next',
  subjects: [subject('idle-gap', { health: checked(500, 2000, 2), checkIsSlow: true })],
  hold: async (arm) => {
    await arm.next('idle-gap', 'healthy', 0);
    await arm.wait(seconds(4));
    const log = (await arm.view('idle-gap')).health?.log ?? [];
    expect(log.length).to.be.at.least(3);
    for (const [place, look] of log.slice(1).entries()) {
      const gap = range(milliseconds(500), milliseconds(550));
      expectLength(look.start - log[place]!.end, gap, 'the gap');
      expect(look.start - log[place]!.start, 'start to start').to.be.at.least(500 + slowness);
    }
  },
};

const firstProbe: Law = {
  title: 'the first probe comes one gap after the start, not at it',
  subjects: [subject('first-probe', { health: settings })],
  hold: async (arm) => {
    const { id } = await arm.view('first-probe');
    const { to } = await arm.timed(() => arm.env.engine.containers.restart(id, seconds(1)));
    await arm.next('first-probe', 'healthy', to);
    const { startedAt, health } = await arm.view('first-probe');
    const first = health?.log.find((look) => look.start >= startedAt);
    expectLength(first!.start - startedAt, range(milliseconds(500), milliseconds(550)), 'start to first probe');
  },
};

const oneSuccess: Law = {
  title: 'one success heals, and the streak starts anew',
  subjects: [subject('one-success', { health: settings })],
  hold: async (arm) => {
    const { time } = await arm.next('one-success', 'healthy', 0);
    await arm.exec('one-success', 'touch', flags.broken);
    const unhealthy = await arm.next('one-success', 'unhealthy', time);
    await arm.wait(seconds(1));
    expect((await arm.view('one-success')).health?.streak).to.be.at.least(2);
    const repair = await arm.timed(() => arm.exec('one-success', 'rm', '-f', flags.broken));
    const healthy = await arm.next('one-success', 'healthy', unhealthy.time);
    expectWithin(healthy.time, repair, healthyAfterRepair(settings, costs), 'repair to healthy');
    expect((await arm.view('one-success')).health).to.include({ status: 'healthy', streak: 0 });
  },
};

const startPeriod: Law = {
  title: 'failures whose probe begins inside the start period do not count',
  subjects: [subject('start-period', { health: checked(500, 400, 2, 3000) })],
  hold: async (arm) => {
    await arm.exec('start-period', 'touch', flags.broken);
    const { id } = await arm.view('start-period');
    const { to } = await arm.timed(() => arm.env.engine.containers.restart(id, seconds(1)));
    const { startedAt } = await arm.view('start-period');
    const unhealthy = await arm.next('start-period', 'unhealthy', to);
    // The first counted probe begins at the end of the period or up to one gap and probe later.
    const bounds = range(milliseconds(3000 + 500), milliseconds(3000 + 2 * (500 + costs.probe.max)));
    expectLength(unhealthy.time - startedAt, bounds, 'start to unhealthy');
  },
};

const pause: Law = {
  title: 'a pause reads unhealthy at once with streak 0 and no event, and heals one interval after the unpause',
  subjects: [subject('pause', { health: settings })],
  hold: async (arm) => {
    const { time } = await arm.next('pause', 'healthy', 0);
    const { id } = await arm.view('pause');
    await arm.freeze(id);
    const paused = await arm.view('pause');
    expect(paused.status).to.equal('paused');
    expect(paused.health).to.include({ status: 'unhealthy', streak: 0 });
    await arm.wait(seconds(3));
    const unpause = await arm.timed(() => arm.env.engine.containers.unpause(id));
    const healthy = await arm.next('pause', 'healthy', time + 1);
    expectWithin(healthy.time, unpause, healthyAfterUnpause(settings, costs), 'unpause to healthy');
    expect(arm.told('pause').some((one) => one.change.to === 'unhealthy')).to.equal(false);
  },
};

const noHealing: Law = {
  title: 'unhealthy restarts nothing, whatever the policy',
  subjects: [subject('no-healing', { health: settings, restart: { name: 'always' } })],
  hold: async (arm) => {
    const { time } = await arm.next('no-healing', 'healthy', 0);
    await arm.exec('no-healing', 'touch', flags.broken);
    await arm.next('no-healing', 'unhealthy', time);
    await arm.wait(seconds(4));
    expect(arm.told('no-healing').some((one) => one.change.to === 'died')).to.equal(false);
    expect(await arm.view('no-healing')).to.include({ status: 'running', restartCount: 0 });
  },
};

export const healthLaws: readonly Law[] = [idleGap, firstProbe, oneSuccess, startPeriod, pause, noHealing];
