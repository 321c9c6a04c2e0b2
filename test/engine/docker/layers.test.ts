/** What images take beyond what others have. */
import { expect } from 'chai';
import { type Layer, sizeBeside } from '../../../harness/engine/docker/layers.ts';

const layer = (CreatedBy: string, Size: number): Layer => ({ Created: 1, CreatedBy, Size });
const base = [layer('base', 100)];
const shared = [layer('COPY shared', 10), ...base];
const api = [layer('COPY api', 3), ...shared];
const web = [layer('COPY web', 4), ...shared];

describe('sizeBeside', () => {
  it('counts what images share once, and not what others have too', () => {
    expect(sizeBeside([api, web], [base])).to.equal(17);
    expect(sizeBeside([api], [base, web])).to.equal(3);
    expect(sizeBeside([api, web], [])).to.equal(117);
    expect(sizeBeside([], [base])).to.equal(0);
  });

  it('takes the same line above another layer for another layer', () => {
    const other = [layer('COPY api', 3), layer('RUN something', 1), ...base];
    expect(sizeBeside([api, other], [base])).to.equal(17);
  });
});
