/** Laws of names: who resolves whom, before and after a container leaves a network and comes back. */
import { expect } from 'chai';
import { seconds } from '../../harness/model/time.ts';
import { type Arm, type Law, subject } from './arm.ts';

/** Asked from inside the caller's network namespace, whatever its image has. */
async function resolves(arm: Arm, caller: string, name: string): Promise<boolean> {
  const { id } = await arm.view(caller);
  const [known] = await arm.env.engine.namespaces.resolve(id, [name]);
  return known === true;
}

const disconnect: Law = {
  title: 'a disconnected container loses its names at once, and gets back only the aliases it is connected with',
  subjects: [subject('name-caller', { network: true }), subject('name-callee', { network: true })],
  hold: async (arm) => {
    const { networks } = arm.env.engine;
    const callee = await arm.view('name-callee');
    const attachment = callee.networks[0]!;
    expect(attachment.aliases).to.include('name-callee');
    expect(await resolves(arm, 'name-caller', 'name-callee'), 'before').to.equal(true);
    await networks.disconnect(attachment.network, callee.id);
    expect((await arm.view('name-callee')).networks).to.deep.equal([]);
    expect(await resolves(arm, 'name-caller', 'name-callee'), 'while away').to.equal(false);
    await networks.connect({ ...attachment, aliases: [] }, callee.id);
    expect(await resolves(arm, 'name-caller', 'name-callee'), 'back without aliases').to.equal(false);
    expect(await resolves(arm, 'name-caller', callee.name), 'its own name').to.equal(true);
    await networks.disconnect(attachment.network, callee.id);
    await networks.connect(attachment, callee.id);
    expect(await resolves(arm, 'name-caller', 'name-callee'), 'back with its aliases').to.equal(true);
  },
};

const pausedName: Law = {
  title: 'a paused container keeps its name, and a stopped one loses it',
  subjects: [subject('kept-caller', { network: true }), subject('kept-callee', { network: true })],
  hold: async (arm) => {
    const { containers } = arm.env.engine;
    const { id } = await arm.view('kept-callee');
    await arm.freeze(id);
    expect(await resolves(arm, 'kept-caller', 'kept-callee'), 'paused').to.equal(true);
    await containers.unpause(id);
    await containers.kill(id, 'SIGKILL');
    expect(await resolves(arm, 'kept-caller', 'kept-callee'), 'killed').to.equal(false);
    await containers.start(id);
    expect(await resolves(arm, 'kept-caller', 'kept-callee'), 'started').to.equal(true);
  },
};

const removed: Law = {
  title:
    'a removed container leaves its names at once; an up makes a new one of the same name, with the same published port',
  subjects: [subject('gone-caller', { network: true }), subject('gone-callee', { network: true, serves: true })],
  hold: async (arm) => {
    const { containers, stack } = arm.env.engine;
    const before = await arm.view('gone-callee');
    expect(before.ports).to.have.length(1);
    const removal = await arm.timed(() => containers.remove(before.id));
    expect(await containers.inspect(before.id)).to.equal(null);
    expect(await resolves(arm, 'gone-caller', 'gone-callee'), 'removed').to.equal(false);
    await stack.recreate(['gone-callee']);
    const now = await arm.view('gone-callee');
    expect(now.id).not.to.equal(before.id);
    expect(now).to.deep.include({ name: before.name, replica: 1, status: 'running', ports: before.ports });
    expect(await resolves(arm, 'gone-caller', 'gone-callee'), 'made anew').to.equal(true);
    await arm.next('gone-callee', 'started', removal.to);
    const story = arm.told('gone-callee', removal.from).map((one) => one.change.to);
    const turns = ['signalled', 'died', 'removed', 'created', 'started'];
    expect(story.filter((to) => turns.includes(to))).to.deep.equal(turns);
  },
};

/** Of the networks here, which have 254 addresses at the most or are hardly filled. */
const hostPart = (address: string): number => Number(address.split('.').at(-1));

const kept: Law = {
  title: 'the lowest free address is given next, which one that is kept is not until it is released',
  subjects: [subject('moved', { network: 'one' })],
  hold: async (arm) => {
    const { containers, networks, stack } = arm.env.engine;
    const anew = async (): Promise<string> => {
      await stack.recreate(['moved']);
      return (await arm.view('moved')).networks[0]!.address;
    };
    const { id, networks: before } = await arm.view('moved');
    const { network, address } = before[0]!;
    await containers.remove(id);
    const keeping = await networks.keep(network, [address]);
    expect(keeping.addresses).to.include(address);
    const elsewhere = await anew();
    expect(keeping.addresses, 'while it is kept').not.to.include(elsewhere);
    await containers.remove((await arm.view('moved')).id);
    await keeping.release(address);
    expect(hostPart(await anew()), 'once it is released').to.be.at.most(hostPart(address));
    await keeping.release();
  },
};

const ofALife: Law = {
  title: 'a stopped container gives up its address, and whoever starts first has the lowest',
  subjects: [subject('address-one', { network: 'two' }), subject('address-other', { network: 'two' })],
  hold: async (arm) => {
    const { containers } = arm.env.engine;
    const [one, other] = [await arm.view('address-one'), await arm.view('address-other')];
    const before = [one, other].map(({ networks }) => hostPart(networks[0]!.address));
    await Promise.all([one, other].map(({ id }) => containers.stop(id, seconds(5))));
    for (const name of ['address-one', 'address-other']) {
      expect((await arm.view(name)).networks[0]!.address, `${name} while it is stopped`).to.equal('');
    }
    const [later, first] = before[0]! < before[1]! ? [one, other] : [other, one];
    await containers.start(first.id);
    await containers.start(later.id);
    const after = [await arm.view(first.service), await arm.view(later.service)];
    const [lowest, next] = after.map(({ networks }) => hostPart(networks[0]!.address));
    expect(lowest, 'of the one that started first')
      .to.be.at.most(Math.min(...before))
      .and.below(next!);
  },
};

export const networkLaws: readonly Law[] = [disconnect, pausedName, removed, kept, ofALife];
