/** Options behind `gate merge`: they are its own, though `gate` has some of the same name. */
import { expect } from 'chai';
import { buildProgram } from '../../harness/cli/program.ts';

describe('the options of gate merge', () => {
  const silent = { out: () => undefined, err: () => undefined, status: () => undefined };

  it('reach it, and not the night that it belongs to', async () => {
    const program = buildProgram({ ...silent, colour: false, live: false, width: 100 }, { exitCode: 0 }, '0.0.0');
    const gate = program.commands.find((one) => one.name() === 'gate')!;
    const merge = gate.commands.find((one) => one.name() === 'merge')!;
    merge.action(() => undefined);
    await program.parseAsync(['gate', 'merge', 'a', 'b', '--history', 'H', '--reports', 'R', '--json'], {
      from: 'user',
    });
    expect(merge.args).to.deep.equal(['a', 'b']);
    expect(merge.opts()).to.include({ history: 'H', reports: 'R', json: true });
    expect(gate.opts()).to.include({ reports: 'reports', json: false });
  });
});
