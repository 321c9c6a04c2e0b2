import { expect } from 'chai';
import { applyUndo } from '../../harness/faults/apply-undo.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import { type Fake, makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const fault = { kind: 'limitCpu', target: 'api', cpus: 0.05 } as const;

/** What the container's own control group says. */
const says = (fake: Fake, output: string): Fake => {
  fake.exec = () => ({ exitCode: 0, output });
  return fake;
};

describe('limitCpu', () => {
  it('lands when the control group has the quota, of either version', async () => {
    for (const output of ['5000 100000\n', '5000\n100000\n']) {
      expect(await land(fault, says(makeFake(view('api')), output).context)).to.deep.equal({
        landing: 'applied',
        proof: 'api: limited to 0.05 CPU by its control group',
      });
    }
  });

  it('lands as the engine reports where the control group cannot be read', async () => {
    const fake = makeFake(view('api'));
    fake.broken.add('exec');
    expect((await land(fault, fake.context)).proof).to.contain('limited to 0.05 CPU by the engine');
  });

  it('is rejected when the engine or the control group says otherwise', async () => {
    const fake = makeFake(view('api'));
    fake.ignored.add('limitCpu');
    expect((await land(fault, fake.context)).proof).to.contain(
      'without a limit of CPU by the engine, not limited to 0.05',
    );
    const lied = says(makeFake(view('api')), 'max 100000\n');
    expect(await land(fault, lied.context)).to.deep.equal({
      landing: 'rejected',
      proof: 'api: without a limit of CPU by its control group, not limited to 0.05 CPU',
    });
  });

  it('is refused where it would be no limit', async () => {
    expect((await land({ ...fault, cpus: 2 }, makeFake(view('api')).context)).proof).to.equal(
      'a limit of 2 CPU is none on an engine with 2',
    );
    expect((await land({ ...fault, cpus: 0.5 }, makeFake(view('api', { cpus: 0.5 })).context)).proof).to.equal(
      'api has no more than 0.5 CPU as it is',
    );
  });

  it('gives back what was there, once', async () => {
    for (const cpus of [0, 0.5]) {
      const fake = makeFake(view('api', { cpus }));
      const { undo, inject } = await prepareFault(fault, fake.context);
      await inject();
      expect(fake.containers[0]!.cpus).to.equal(0.05);
      expect((await applyUndo(undo!, fake.context)).landing).to.equal('applied');
      await applyUndo(undo!, fake.context);
      expect(fake.containers[0]!.cpus).to.equal(cpus);
      expect(fake.calls.filter((call) => call.startsWith('limitCpu'))).to.have.length(2);
    }
  });
});
