/** Who still sees to something, by what it says of its owner: nobody only where that is known. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { ownText, stateOf, whoText } from '../../harness/subprocess/owner.ts';
import { markProcess } from '../../harness/subprocess/process-mark.ts';

describe('the owner of something', () => {
  let guardian: ChildProcess;
  let text: string;
  beforeEach(async () => {
    guardian = spawn('sleep', ['300']);
    text = await ownText(await markProcess(guardian.pid!));
  });
  afterEach(() => void guardian.kill('SIGKILL'));

  const changed = (change: (owner: Record<string, unknown>) => object): string => {
    const owner = JSON.parse(text) as Record<string, unknown>;
    return JSON.stringify({ ...owner, ...change(owner) });
  };
  const withoutMaker = (): object => ({ maker: { pid: 2 ** 22 + 1, startTicks: '1' } });

  it('is its maker while that runs, and its guardian after that', async () => {
    expect(await stateOf(text)).to.equal('maker');
    expect(await stateOf(changed(withoutMaker))).to.equal('guardian');
  });

  it('is nobody when both are gone, also where their numbers are those of others now', async () => {
    guardian.kill('SIGKILL');
    await once(guardian, 'exit');
    expect(await stateOf(changed(withoutMaker))).to.equal('nobody');
    const reused = { maker: { pid: process.pid, startTicks: '1' } };
    expect(await stateOf(changed(() => reused))).to.equal('nobody');
  });

  it('is nobody when this machine was started again since, and is not known of another machine of the same name', async () => {
    const machine = existsSync('/etc/machine-id') ? 'nobody' : 'elsewhere';
    expect(await stateOf(changed(() => ({ boot: 'an earlier one' })))).to.equal(machine);
    expect(await stateOf(changed(() => ({ boot: 'an earlier one', machine: 'another' })))).to.equal('elsewhere');
    expect(await stateOf(changed(() => ({ boot: 'an earlier one', machine: '' })))).to.equal('elsewhere');
  });

  it('is not known here where it is of another host, or of a container beside this one', async () => {
    expect(await stateOf(changed(() => ({ host: 'build-3', ...withoutMaker() })))).to.equal('elsewhere');
    expect(await stateOf(changed(() => ({ namespace: 'pid:[1]', ...withoutMaker() })))).to.equal('elsewhere');
  });

  it('is not known where nothing is said of it, or something else', async () => {
    for (const said of [undefined, '', '{}', 'me']) expect(await stateOf(said)).to.equal('unknown');
  });

  it('is told in words', () => {
    expect(whoText(changed(() => ({ host: 'build-3' })))).to.equal(`process ${process.pid} on build-3`);
    expect(whoText(undefined)).to.equal('a process that is not known');
  });
});
