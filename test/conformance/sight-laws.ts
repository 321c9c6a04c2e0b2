/** Laws of what is seen of containers from outside: sockets, names that are asked for, and what was written. */
import { expect } from 'chai';
import { milliseconds } from '../../harness/model/time.ts';
import { type Arm, type Law, subject } from './arm.ts';

const socketsOf = async (arm: Arm, name: string) =>
  (await arm.env.engine.helperContainers.sockets([(await arm.view(name)).id]))[0];

/** Waits until it listens. */
async function listening(arm: Arm, name: string): Promise<readonly number[]> {
  for (let turn = 0; turn < 100; turn += 1) {
    const seen = await socketsOf(arm, name);
    const ports = seen?.sockets.filter(({ state }) => state === 'listens').map(({ local }) => local.port) ?? [];
    if (ports.includes(80)) return ports;
    await arm.wait(milliseconds(100));
  }
  throw new Error(`${name} was not seen to listen`);
}

const sockets: Law = {
  title:
    'a container’s sockets tell where it listens, and its first process what runs; of one that is down nothing is told',
  subjects: [subject('seen-server', { network: true, serves: true })],
  hold: async (arm) => {
    const { containers, helperContainers } = arm.env.engine;
    expect(await listening(arm, 'seen-server')).to.include(80);
    const { id } = await arm.view('seen-server');
    const [seen] = await helperContainers.sockets([id]);
    expect(seen?.container).to.equal(id);
    expect(seen?.firstProcess).not.to.deep.equal([]);
    await containers.kill(id, 'SIGKILL');
    expect(await helperContainers.sockets([id])).to.deep.equal([]);
    await containers.start(id);
  },
};

const written: Law = {
  title: 'what was written into a container is told by its path',
  subjects: [subject('written-to')],
  hold: async (arm) => {
    const { id } = await arm.view('written-to');
    expect(await arm.env.engine.containers.written(id)).not.to.include('/tmp/kept');
    await arm.exec('written-to', 'touch', '/tmp/kept');
    expect(await arm.env.engine.containers.written(id)).to.include('/tmp/kept');
  },
};

const names: Law = {
  title: 'names are counted from when they are counted, each by itself, and in no other container',
  subjects: [subject('names-caller', { network: true }), subject('names-callee', { network: true })],
  hold: async (arm) => {
    const { namespaces } = arm.env.engine;
    const [caller, callee] = [await arm.view('names-caller'), await arm.view('names-callee')];
    expect(await namespaces.namesAsked(caller.id)).to.equal(null);
    expect(await namespaces.countNames(caller.id, ['names-callee', 'nobody'])).to.have.property('ran');
    const counts = await namespaces.namesAsked(caller.id);
    expect([...(counts ?? [])].sort()).to.deep.equal([
      ['names-callee', 0],
      ['nobody', 0],
    ]);
    expect(await namespaces.namesAsked(callee.id)).to.equal(null);
  },
};

export const sightLaws: readonly Law[] = [sockets, written, names];
