import { expect } from 'chai';
import { helperContainerNeeds } from '../../harness/faults/needs.ts';

describe('helperContainerNeeds', () => {
  it('names what a fault needs from outside the containers', () => {
    expect(helperContainerNeeds({ kind: 'crash', target: 'api' })).to.deep.equal(['host-pid']);
    expect(helperContainerNeeds({ kind: 'breakDependency', from: 'web', target: 'api', cut: 'drop' })).to.deep.equal([
      'nft',
    ]);
    expect(helperContainerNeeds({ kind: 'hang', target: 'api' })).to.deep.equal(['host-pid']);
    expect(helperContainerNeeds({ kind: 'pause', target: 'api' })).to.deep.equal([]);
  });
});
