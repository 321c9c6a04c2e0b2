/** Laws of the CPU's clock: it never goes back while a container lives, and every look at its health costs. */
import { expect } from 'chai';
import { seconds } from '../../harness/model/time.ts';
import { checked, type Law, subject } from './arm.ts';

const rises: Law = {
  title: 'the CPU that a container has used never falls, and rises with its looks',
  subjects: [subject('cpu-checked', { health: checked(250, 2000, 2) }), subject('cpu-unchecked')],
  hold: async (arm) => {
    const used = async (name: string) => {
      const { id } = await arm.view(name);
      const reading = await arm.env.engine.containers.cpuUsed(id);
      if (reading === null) throw new Error(`nothing was read of ${name}`);
      return reading;
    };
    await arm.next('cpu-checked', 'healthy', 0);
    const before = [await used('cpu-checked'), await used('cpu-unchecked')] as const;
    await arm.wait(seconds(4));
    const after = [await used('cpu-checked'), await used('cpu-unchecked')] as const;
    expect(after[0].at).to.be.above(before[0].at);
    const [looked, idle] = [after[0].cpu - before[0].cpu, after[1].cpu - before[1].cpu];
    expect(idle).to.be.at.least(0);
    // Some ten looks, each of them a process, against a container that does nothing.
    expect(looked - idle).to.be.above(5);
  },
};

const silentWhenDown: Law = {
  title: 'of a container that does not run, no CPU is read',
  subjects: [subject('cpu-down')],
  hold: async (arm) => {
    const { id } = await arm.view('cpu-down');
    await arm.env.engine.containers.stop(id, seconds(1));
    expect(await arm.env.engine.containers.cpuUsed(id)).to.equal(null);
  },
};

export const cpuLaws: readonly Law[] = [rises, silentWhenDown];
