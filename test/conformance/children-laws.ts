/** Laws of what a first process has started: it is killed without it, and what listens is closed without its end. */
import { expect } from 'chai';
import { milliseconds } from '../../harness/model/time.ts';
import { checked, type Law, subject } from './arm.ts';

export const childrenLaws: readonly Law[] = [
  {
    title: 'the children of a shell are killed without it, and one that has none is left alone',
    subjects: [subject('children-of-a-shell'), subject('children-of-none', { serves: true, network: true })],
    hold: async (arm) => {
      const { helperContainers } = arm.env.engine;
      const [shell, alone] = [await arm.view('children-of-a-shell'), await arm.view('children-of-none')];
      expect((await helperContainers.states(shell.id)).length, 'the shell and its child').to.equal(2);
      expect((await helperContainers.killChildren(shell.id)).count).to.equal(1);
      expect((await helperContainers.killChildren(alone.id)).count).to.equal(0);
      await arm.wait(milliseconds(500));
      for (const { service, startedAt } of [shell, alone]) {
        expect(await arm.view(service)).to.include({ status: 'running', startedAt });
        expect(arm.told(service, startedAt).filter((one) => one.change.to === 'died')).to.deep.equal([]);
      }
    },
  },
  {
    title: 'a closed port refuses from inside too, where the health check asks, until it is opened again',
    subjects: [subject('closed', { serves: true, network: true, health: checked(500, 2000, 1) })],
    hold: async (arm) => {
      const { namespaces } = arm.env.engine;
      const { id, networks, startedAt } = await arm.view('closed');
      const accepts = () => namespaces.accepts(id, 80, [networks[0]!.address]);
      await arm.next('closed', 'healthy', startedAt);
      expect(await accepts(), 'before').to.equal(true);
      expect(await namespaces.packets(id, 'closed-port')).to.equal(null);
      const closing = await arm.timed(() => namespaces.apply(id, { kind: 'closed-port', port: 80 }));
      expect(await accepts(), 'while it is closed').to.equal(false);
      const unhealthy = await arm.next('closed', 'unhealthy', closing.from);
      expect(await namespaces.packets(id, 'closed-port')).to.be.greaterThan(0);
      expect(await namespaces.restore(id, 'closed-port')).not.to.equal('absent');
      expect(await accepts(), 'opened again').to.equal(true);
      await arm.next('closed', 'healthy', unhealthy.time);
      expect(await namespaces.restore(id, 'closed-port')).to.equal('absent');
    },
  },
];
