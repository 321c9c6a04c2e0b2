import { expect } from 'chai';
import { exploreExitCode } from '../../harness/cli/explore-exit-code.ts';
import { compareExplorations } from '../../harness/explore/compare-explorations.ts';
import { failure } from '../../harness/model/failure.ts';
import { hardened, shop } from '../report/explore/sample.ts';

describe('the exit code of an exploration', () => {
  it('is 1 where something severe was found, and 0 where nothing was', () => {
    expect(exploreExitCode(shop)).to.equal(1);
    expect(exploreExitCode(hardened)).to.equal(0);
    expect(exploreExitCode({ ...shop, findings: shop.findings.filter((one) => one.severity !== 'severe') })).to.equal(
      0,
    );
  });

  it('goes by the objective alone where no cell may get worse', () => {
    const worse = { accepted: 'before', confirmed: [], once: [] };
    expect(exploreExitCode(shop, worse)).to.equal(0);
    const { cells } = compareExplorations(hardened, shop);
    expect(exploreExitCode(hardened, { ...worse, confirmed: cells })).to.equal(1);
    expect(exploreExitCode({ ...shop, ending: 'interrupted' }, worse)).to.equal(130);
  });

  it('is never 0 where it was interrupted, failed or left something behind', () => {
    expect(exploreExitCode({ ...hardened, ending: 'interrupted' })).to.equal(130);
    expect(exploreExitCode({ ...hardened, leftovers: ['a network'] })).to.equal(4);
    expect(exploreExitCode({ ...hardened, failures: [failure('R405', 'the disk is full')] })).to.equal(4);
  });

  it('goes by what was found where a repair could not be tried', () => {
    const failures = [failure('R245', 'restart: always for web: the stack did not come up')];
    expect(exploreExitCode({ ...shop, failures })).to.equal(1);
    expect(exploreExitCode({ ...hardened, failures: [...failures, failure('R405', 'the disk is full')] })).to.equal(4);
  });
});
