/** What the doctor makes of what it finds. */
import { expect } from 'chai';
import { isFit, judgeRegistry } from '../../../harness/provision/doctor/doctor.ts';
import { checkNode, judgeDisk, judgeMemory } from '../../../harness/provision/doctor/host-checks.ts';
import { judgeFeature } from '../../../harness/provision/doctor/kernel-checks.ts';

const gib = 1024 ** 3;

describe('the doctor', () => {
  it('calls disk and memory missing only where no run can go well', () => {
    expect([50, 2, 0.5].map((size) => judgeDisk(size * gib, '/').state)).to.deep.equal(['ok', 'warning', 'missing']);
    expect([8, 0.5, 0.1].map((size) => judgeMemory(size * gib).state)).to.deep.equal(['ok', 'warning', 'missing']);
  });

  it('says where there is room, and how much', () => {
    expect(judgeDisk(2.5 * gib, '/var').found).to.equal('2.5 GiB free at /var');
  });

  it('wants a Node that runs TypeScript', () => {
    expect(checkNode({}, 'v24.1.0', true).state).to.equal('ok');
    expect(checkNode({}, 'v20.20.2', false)).to.deep.include({
      state: 'missing',
      found: 'Node 20.20.2, which does not run TypeScript',
    });
  });

  it('needs no registry where images can be made from packages', () => {
    expect(judgeRegistry(null, false, false).state).to.equal('ok');
    expect(judgeRegistry('silent', false, true).state).to.equal('warning');
    expect(judgeRegistry('silent', true, false).state).to.equal('warning');
    expect(judgeRegistry('silent', false, false).state).to.equal('missing');
  });

  it('reads what the helper container said of each feature', () => {
    const netem = { name: 'netem', neededFor: 'delay', fix: 'modprobe' };
    expect(judgeFeature(netem, 'tbf=ok\nnetem=ok\n')).to.include({ state: 'ok', fix: null });
    expect(judgeFeature(netem, 'netem=Error: unknown kind.\n')).to.include({
      state: 'warning',
      found: 'Error: unknown kind.',
    });
    expect(judgeFeature(netem, '').found).to.equal('the helper container gave no answer');
    expect(judgeFeature(netem, new Error('not permitted')).found).to.equal('refused: not permitted');
  });

  it('finds a machine fit with warnings, and unfit with one thing missing', () => {
    expect(isFit([judgeMemory(8 * gib), judgeMemory(0.5 * gib)])).to.equal(true);
    expect(isFit([judgeMemory(8 * gib), judgeMemory(0.1 * gib)])).to.equal(false);
  });
});
