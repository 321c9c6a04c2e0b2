import { expect } from 'chai';
import { applyUndo } from '../../harness/faults/apply-undo.ts';
import { prepareFault } from '../../harness/faults/registry.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { makeFake, view } from './fake-engine.ts';
import { land } from './land.ts';

const aimed = { target: 'api', replica: 2 } as const;

/** Each kind that can be aimed at one container, with the calls of its injection and of its undo. */
const kinds: readonly [Fault, string, string | null][] = [
  [{ kind: 'crash', ...aimed }, 'signal api-2', 'start api-2'],
  [{ kind: 'kill', ...aimed, signal: 'SIGKILL' }, 'kill api-2', 'start api-2'],
  [{ kind: 'stop', ...aimed }, 'stop api-2', 'start api-2'],
  [{ kind: 'pause', ...aimed }, 'pause api-2', 'unpause api-2'],
  [{ kind: 'hang', ...aimed }, 'SIGSTOP api-2', 'SIGCONT api-2'],
  [{ kind: 'limitCpu', ...aimed, cpus: 0.1 }, 'limitCpu api-2', 'limitCpu api-2'],
  [{ kind: 'restart', ...aimed }, 'restart api-2', null],
  [{ kind: 'disconnect', ...aimed, network: null }, 'disconnect api-2', 'connect api-2'],
];

describe('a fault of one replica', () => {
  for (const [fault, done, undone] of kinds) {
    it(`touches that container alone, and so does its undo: ${fault.kind}`, async () => {
      const fake = makeFake(view('api'), view('api', { replica: 2 }), view('web'));
      fake.exec = () => ({ exitCode: 1, output: '' });
      const prepared = await prepareFault(fault, fake.context);
      const effects = (): readonly string[] => fake.calls.splice(0).filter((call) => !call.startsWith('exec '));
      await prepared.inject();
      expect(await prepared.verify()).to.include({ landing: 'applied' });
      expect(prepared.targets.map((one) => one.id)).to.deep.equal(['api-2']);
      expect(effects()).to.deep.equal([done]);
      if (undone === null) expect(prepared.undo).to.equal(null);
      else {
        expect((await applyUndo(prepared.undo!, fake.context)).landing).to.equal('applied');
        expect(effects()).to.deep.equal([undone]);
      }
    });
  }

  it('is rejected when there is none of that number', async () => {
    expect(await land({ kind: 'pause', ...aimed }, makeFake(view('api')).context)).to.deep.equal({
      landing: 'rejected',
      proof: "no container #2 of api is in this run's project",
    });
  });
});
