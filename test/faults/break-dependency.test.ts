import { expect } from 'chai';
import type { NetworkChange } from '../../harness/engine/network-change.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import type { Cut, Fault } from '../../harness/model/fault.ts';
import { planned } from '../plan/parts.ts';
import { attachment, type Fake, makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const cut = (how: Cut): Fault => ({ kind: 'breakDependency', from: 'web', target: 'api', cut: how });

/** A network namespace whose change has met so many packets at each poll; once there is one, the names given are unknown. Returns the changes. */
function namespace(fake: Fake, packets: readonly number[], unknownAfterCut: readonly string[] = []): NetworkChange[] {
  const changes: NetworkChange[] = [];
  const counts = [...packets];
  fake.namespaces.apply = (change) => {
    changes.push(change);
    return { ran: null };
  };
  fake.namespaces.packets = () => (counts.length > 1 ? counts.shift()! : counts[0]!);
  fake.namespaces.resolve = (names) => names.map((name) => changes.length === 0 || !unknownAfterCut.includes(name));
  return changes;
}

describe('breakDependency', () => {
  it('lands when the rules have cut packets of the caller', async () => {
    const fake = makeFake(view('api'), view('web'));
    const changes = namespace(fake, [4]);
    expect(await land(cut('drop'), fake.context)).to.deep.equal({
      landing: 'applied',
      proof: 'the rules at web dropped 4 packets to api (10.0.0.2)',
    });
    expect(changes).to.deep.equal([
      {
        kind: 'cut',
        how: 'drop',
        from: 'web',
        to: 'api',
        names: ['api', 'api.run_default', 'run-api-1', 'run-api-1.run_default'],
        addresses: ['10.0.0.2'],
        answers: 1,
      },
    ]);
    expect(fake.calls).to.deep.equal(['apply web-1', 'packets web-1']);
  });

  it('makes one connect for a caller that is quiet', async () => {
    const fake = makeFake(view('api'), view('web'));
    namespace(fake, [0, 1]);
    const landed = await land(cut('reject'), fake.context);
    expect(landed.proof).to.equal('the rules at web refused 1 packet to api (10.0.0.2)');
    expect(fake.calls).to.deep.equal(['apply web-1', 'packets web-1', 'testConnect web-1', 'packets web-1']);
  });

  const usedOf = async (packets: readonly number[], how: Cut = 'drop') => {
    const fake = makeFake(view('api'), view('web'));
    namespace(fake, packets, ['api']);
    const prepared = await prepareFault(cut(how), fake.context);
    await prepared.inject();
    await prepared.verify();
    return prepared.used?.();
  };

  it('counts the packets of the stack while it holds, and not the one that proved it', async () => {
    expect(await usedOf([4, 9]), 'its own traffic proved it').to.equal(9);
    expect(await usedOf([0, 1, 1]), 'our packet proved it, and no other came').to.equal(0);
    expect(await usedOf([0, 1, 6]), 'our packet proved it, and five came').to.equal(5);
    expect(await usedOf([2, 3, 3], 'wrong-name'), 'two questions before our own').to.equal(2);
  });

  it('does not know how many packets met rules that are gone', async () => {
    const fake = makeFake(view('api'), view('web'));
    namespace(fake, [4]);
    const prepared = await prepareFault(cut('drop'), fake.context);
    await prepared.inject();
    await prepared.verify();
    fake.namespaces.packets = () => null;
    expect(await prepared.used?.()).to.equal(null);
  });

  it('is unknown when nothing ever met the rules', async () => {
    const fake = makeFake(view('api'), view('web'));
    namespace(fake, [0]);
    expect((await land(cut('drop'), fake.context)).landing).to.equal('unknown');
  });

  it('is rejected when the table is not there', async () => {
    const fake = makeFake(view('api'), view('web'));
    fake.namespaces.packets = () => null;
    expect((await land(cut('drop'), fake.context)).landing).to.equal('rejected');
  });

  it('is unknown, with what the engine said, when it refuses the change', async () => {
    const fake = makeFake(view('api'), view('web'));
    fake.namespaces.apply = () => ({ refused: 'nft refused the rules: Operation not permitted' });
    const landed = await land(cut('drop'), fake.context);
    expect(landed.landing).to.equal('unknown');
    expect(landed.proof).to.include('web: nft refused the rules: Operation not permitted');
  });

  it('by a wrong name lands when the name no longer resolves and others do', async () => {
    const fake = makeFake(view('api'), view('web'));
    namespace(fake, [0], ['api']);
    expect(await land(cut('wrong-name'), fake.context)).to.deep.equal({
      landing: 'applied',
      proof: 'api resolved for web before and no longer does; web still does',
    });
  });

  it('by a wrong name is unknown when no name resolves, and rejected when all do', async () => {
    const fake = makeFake(view('api'), view('web'));
    namespace(fake, [0], ['api', 'web']);
    expect((await land(cut('wrong-name'), fake.context)).landing).to.equal('unknown');
    namespace(fake, [0], []);
    expect((await land(cut('wrong-name'), fake.context)).landing).to.equal('rejected');
  });

  it('is rejected when the two share no network', async () => {
    const apart = view('web', { networks: [attachment('run_other', 'web', '10.9.0.3')] });
    const fake = makeFake(view('api'), apart);
    expect(await land(cut('drop'), fake.context)).to.deep.equal({
      landing: 'rejected',
      proof: 'web shares no network with api',
    });
  });

  it('is made where the network is, for a caller or a callee in that of another', async () => {
    const guest = view('guest', { networks: [] });
    const cutOf = async (from: string, target: string) => {
      const fake = makeFake(view('api'), view('web'), guest);
      const changes = namespace(fake, [1], ['api']);
      const services = [
        ...fake.context.services,
        planned('guest', { shares: { network: { is: 'service', name: 'api' } } }),
      ];
      const how = target === 'guest' ? 'wrong-name' : 'drop';
      const landed = await land({ kind: 'breakDependency', from, target, cut: how }, { ...fake.context, services });
      return { landed, change: changes[0]!, calls: fake.calls };
    };
    const from = await cutOf('guest', 'web');
    expect(from.landed.landing).to.equal('applied');
    expect(from.change).to.deep.include({ from: 'guest', to: 'web', addresses: ['10.0.0.3'] });
    expect(from.calls).to.include('apply guest-1');
    const to = await cutOf('web', 'guest');
    expect(to.landed).to.deep.equal({
      landing: 'applied',
      proof: 'api resolved for web before and no longer does; web still does',
    });
    expect(to.change).to.deep.include({ addresses: ['10.0.0.2'] });
    expect((to.change as { names: readonly string[] }).names).to.include.members(['api', 'run-api-1']);
  });

  it('cuts every replica of the caller off every replica of the callee', async () => {
    const other = view('api', { replica: 2, networks: [attachment('run_default', 'api', '10.0.0.9')] });
    const fake = makeFake(view('api'), other, view('web'), view('web', { replica: 2 }));
    const changes = namespace(fake, [1]);
    const prepared = await prepareFault(cut('drop'), fake.context);
    expect(prepared.targets.map((one) => one.id)).to.deep.equal(['web-1', 'web-2']);
    expect(prepared.undo).to.deep.equal({ kind: 'deleteTable', service: 'web', table: 'resilience', change: 'cut' });
    await prepared.inject();
    expect(changes).to.have.length(2);
    for (const change of changes) expect(change).to.deep.include({ addresses: ['10.0.0.2', '10.0.0.9'], answers: 2 });
  });
});
