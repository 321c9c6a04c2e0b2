/** Laws of the CPU's clock: it never goes back while a container lives, every look at its health costs, and a start begins again. */
import { expect } from 'chai';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { type Arm, checked, type Law, subject } from './arm.ts';

async function read(arm: Arm, name: string) {
  const { id } = await arm.view(name);
  const reading = await arm.env.engine.containers.cpuUsed(id);
  if (reading === null) throw new Error(`nothing was read of ${name}`);
  return reading;
}

const length = seconds(5);
const steps = 5;

/** What a subject used meanwhile, read again and again, and how often it was looked at, by its cycle. */
async function useOf(arm: Arm, name: string): Promise<{ readonly cpu: number; readonly looks: number }> {
  const readings = [await read(arm, name)];
  for (let step = 0; step < steps; step += 1) {
    await arm.wait(milliseconds(length / steps));
    readings.push(await read(arm, name));
  }
  for (const [place, later] of readings.slice(1).entries()) {
    expect(later.cpu, `${name}, reading ${place + 1}`).to.be.at.least(readings[place]!.cpu);
    expect(later.at, `time of ${name}, reading ${place + 1}`).to.be.above(readings[place]!.at);
  }
  const [first, last] = [readings[0]!, readings.at(-1)!];
  const { health, healthSettings } = await arm.view(name);
  const lengths = (health?.log ?? []).map((look) => look.end - look.start);
  const usual = lengths.reduce((total, one) => total + one, 0) / Math.max(1, lengths.length);
  const looks = healthSettings === null ? 0 : (last.at - first.at) / (healthSettings.interval + usual);
  return { cpu: last.cpu - first.cpu, looks };
}

/** Less is no process, and more no check that asks for a file or two, however busy the machine is. */
const perLook = { min: 2, max: 300 };

const looksCost: Law = {
  title: 'the CPU that a container has used never falls while it lives, and grows with the looks at its health',
  subjects: [
    subject('cpu-often', { health: checked(250, 5000, 2) }),
    subject('cpu-seldom', { health: checked(1250, 5000, 2) }),
    subject('cpu-unchecked'),
  ],
  hold: async (arm) => {
    await Promise.all(['cpu-often', 'cpu-seldom'].map((name) => arm.next(name, 'healthy', 0)));
    const uses = await Promise.all(['cpu-often', 'cpu-seldom', 'cpu-unchecked'].map((name) => useOf(arm, name)));
    const [often, seldom, unchecked] = uses as [(typeof uses)[0], (typeof uses)[0], (typeof uses)[0]];
    expect(unchecked.cpu, 'a container that does nothing').to.be.within(0, perLook.min * often.looks);
    for (const one of [often, seldom]) {
      // One check more or less where a reading cuts it.
      expect(one.cpu).to.be.within(perLook.min * (one.looks - 1), perLook.max * (one.looks + 1));
    }
    // Five times as often but for the length of a check: twice as much at the least.
    expect(often.cpu / seldom.cpu, 'often against seldom').to.be.above(1.5);
  },
};

const beginsAnew: Law = {
  title:
    'a start begins with a control group of its own, whose CPU begins at 0; of a container that is down none is read',
  subjects: [subject('cpu-restarted', { health: checked(250, 5000, 2) })],
  hold: async (arm) => {
    const { containers } = arm.env.engine;
    await arm.next('cpu-restarted', 'healthy', 0);
    await arm.wait(seconds(4));
    const before = await read(arm, 'cpu-restarted');
    const { id } = await arm.view('cpu-restarted');
    await containers.stop(id, seconds(1));
    expect(await containers.cpuUsed(id)).to.equal(null);
    await containers.start(id);
    expect((await read(arm, 'cpu-restarted')).cpu).to.be.below(before.cpu);
  },
};

export const cpuLaws: readonly Law[] = [looksCost, beginsAnew];
