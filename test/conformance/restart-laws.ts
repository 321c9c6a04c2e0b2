/** Laws of the restart policy: who comes back after which death, when, and with which port. */
import { expect } from 'chai';
import type { RestartPolicy } from '../../harness/model/settings.ts';
import { seconds } from '../../harness/model/time.ts';
import { backOff, backOffBounds, type Death, restartsOn } from '../../harness/prediction/restart.ts';
import { type Arm, type Law, subject } from './arm.ts';
import { costs, early, expectAtMost } from './bounds.ts';

const policies: readonly RestartPolicy[] = [
  { name: 'no' },
  { name: 'on-failure', maxAttempts: 0 },
  { name: 'unless-stopped' },
  { name: 'always' },
];

interface Way {
  readonly name: string;
  readonly death: Death;
  readonly exitCode: number;
  readonly die: (arm: Arm, name: string, id: string) => Promise<unknown>;
}

const ways: readonly Way[] = [
  {
    name: 'host-kill',
    death: { by: 'itself', code: 137 },
    exitCode: 137,
    die: ({ env }, _, id) => env.engine.helperContainers.signal(id, 'SIGKILL'),
  },
  {
    name: 'api-kill',
    death: { by: 'engine' },
    exitCode: 137,
    die: ({ env }, _, id) => env.engine.containers.kill(id, 'SIGKILL'),
  },
  {
    name: 'api-stop',
    death: { by: 'engine' },
    exitCode: 0,
    die: ({ env }, _, id) => env.engine.containers.stop(id, seconds(5)),
  },
  {
    name: 'exit-0',
    death: { by: 'itself', code: 0 },
    exitCode: 0,
    die: (arm, name) => arm.exec(name, '/bin/sh', '-c', 'kill -USR2 1'),
  },
  {
    name: 'exit-3',
    death: { by: 'itself', code: 3 },
    exitCode: 3,
    die: (arm, name) => arm.exec(name, '/bin/sh', '-c', 'kill -USR1 1'),
  },
];

/** Longer than the first delay and a slow start; a container that stays down is looked at after it. */
const longEnough = seconds(3);

const matrix: readonly Law[] = policies.flatMap((restart) =>
  ways.map(({ name: way, death, exitCode, die }) => {
    const name = `${restart.name}-${way}`;
    const back = restartsOn(restart, death);
    return {
      title: `${restart.name} ${back ? 'restarts' : 'stays down'} after ${way}`,
      subjects: [subject(name, { restart })],
      hold: async (arm: Arm) => {
        const { id, startedAt } = await arm.view(name);
        await die(arm, name, id);
        const died = await arm.next(name, 'died', startedAt);
        expect(died.change).to.deep.equal({ to: 'died', exitCode });
        if (back) await arm.next(name, 'started', died.time);
        else await arm.wait(longEnough);
        expect((await arm.view(name)).status).to.equal(back ? 'running' : 'exited');
      },
    };
  }),
);

const doubling: Law = {
  title: 'the wait before a restart doubles from 100 ms, the clean-up hidden in it, a start added',
  subjects: [subject('back-off', { restart: { name: 'always' }, leavesWith: 1 })],
  hold: async (arm) => {
    const { id } = await arm.view('back-off');
    await arm.env.engine.containers.stop(id, seconds(1));
    const { from } = await arm.timed(() => arm.env.engine.containers.start(id));
    let since = from;
    let waits = 0;
    for (let restart = 1; restart <= 5; restart += 1) {
      const died = await arm.next('back-off', 'died', since);
      const started = await arm.next('back-off', 'started', died.time);
      // A stalled disk delays an event by as much as it likes, so what is least is counted from our own call.
      waits += backOff(restart);
      expect(started.time - from, `the first ${restart} waits together`).to.be.at.least(waits - early);
      expectAtMost(started.time - died.time, backOffBounds(restart, costs), `wait ${restart}`);
      since = started.time;
    }
  },
};

const fixedPort: Law = {
  title: 'a restart by the policy keeps a fixed published port',
  subjects: [subject('fixed-port', { restart: { name: 'always' }, serves: true, network: true })],
  hold: async (arm) => {
    const { id, ports, startedAt } = await arm.view('fixed-port');
    expect(ports).to.have.length(1);
    await arm.env.engine.helperContainers.signal(id, 'SIGKILL');
    const died = await arm.next('fixed-port', 'died', startedAt);
    await arm.next('fixed-port', 'started', died.time);
    expect((await arm.view('fixed-port')).ports).to.deep.equal(ports);
  },
};

const order: Law = {
  title: 'a kill is told before its die, and a stop before its die too',
  subjects: [subject('order-kill'), subject('order-stop')],
  hold: async (arm) => {
    const [killed, stopped] = [await arm.view('order-kill'), await arm.view('order-stop')];
    await arm.env.engine.containers.kill(killed.id, 'SIGKILL');
    await arm.env.engine.containers.stop(stopped.id, seconds(5));
    await arm.next('order-kill', 'died', killed.startedAt);
    await arm.next('order-stop', 'died', stopped.startedAt);
    const kinds = (name: string, since: number): readonly string[] =>
      arm
        .told(name, since)
        .flatMap((one) => (['signalled', 'stopped', 'died'].includes(one.change.to) ? [one.change.to] : []));
    expect(kinds('order-kill', killed.startedAt)).to.deep.equal(['signalled', 'died']);
    expect(kinds('order-stop', stopped.startedAt)).to.deep.equal(['signalled', 'stopped', 'died']);
  },
};

export const restartLaws: readonly Law[] = [...matrix, doubling, fixedPort, order];
