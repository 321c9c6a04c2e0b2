/** The rows of the matrix by what was broken. */
import { expect } from 'chai';
import { groupsOf } from '../../../harness/report/explore/groups.ts';
import { shop } from './sample.ts';

const groups = groupsOf({ ...shop, rows: [...shop.rows].reverse() });

describe('the groups of the matrix', () => {
  it('stand in the order of the stack, then edges, then the stack as a whole, whatever was tried first', () => {
    expect(groups.map(({ name }) => name)).to.deep.equal([
      ...['proxy', 'api', 'redis', 'db', 'worker'],
      ...['proxy→api', 'api→redis', 'api→db', 'worker→redis', 'the stack'],
    ]);
  });

  it('have the same faults in the same order, tried or not', () => {
    const hows = (at: number): readonly string[] => groups[at]!.rows.map(({ row }) => row.row.how);
    expect(hows(0)).to.deep.equal(['crash', 'stop', 're-created', 'hang', 'pause', 'starved']);
    expect(hows(4)).to.deep.equal(['crash', 'stop', 're-created', 'hang', 'pause', 'starved']);
    expect(hows(6)).to.deep.equal(['packets vanish', 'refused', 'name gone']);
  });
});
