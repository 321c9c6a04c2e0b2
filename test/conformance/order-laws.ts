/** Laws of the order in which a project starts: who waits for whom to end. */
import { expect } from 'chai';
import { type Law, subject } from './arm.ts';

export const orderLaws: readonly Law[] = [
  {
    title: 'one that waits for another to complete starts after that has ended with 0, which stays down',
    subjects: [subject('order-first', { leavesWith: 0 }), subject('order-second', { waitsFor: 'order-first' })],
    hold: async (arm) => {
      const died = await arm.next('order-first', 'died', 0);
      const started = await arm.next('order-second', 'started', 0);
      expect(died.change).to.deep.equal({ to: 'died', exitCode: 0 });
      expect(started.time).to.be.at.least(died.time);
      const { status, exitCode } = await arm.view('order-first');
      expect({ status, exitCode }).to.deep.equal({ status: 'exited', exitCode: 0 });
      expect(arm.told('order-first').filter((one) => one.change.to === 'started')).to.have.lengthOf(1);
    },
  },
];
