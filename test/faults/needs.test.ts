import { expect } from 'chai';
import { companionNeeds } from '../../harness/faults/needs.ts';

describe('companionNeeds', () => {
  it('names what a fault needs from outside the containers', () => {
    expect(companionNeeds({ kind: 'crash', target: 'api' })).to.deep.equal(['host-pid']);
    expect(companionNeeds({ kind: 'breakDependency', from: 'web', target: 'api', cut: 'drop' })).to.deep.equal(['nft']);
    expect(companionNeeds({ kind: 'hang', target: 'api' })).to.deep.equal(['host-pid']);
    expect(companionNeeds({ kind: 'pause', target: 'api' })).to.deep.equal([]);
  });
});
