/** Which Node runs, told from what npm says of itself. */
import { expect } from 'chai';
import { nodeInUse, nodesDiffer } from '../../../harness/provision/host/node-in-use.ts';

const npmOn = (version: string) => ({
  npm_config_user_agent: `npm/11.19.1 node/v${version} linux x64 workspaces/false`,
});

describe('nodeInUse', () => {
  it("names the user's Node beside the project's own", () => {
    expect(nodeInUse(npmOn('20.20.2'), 'v24.21.0')).to.equal("Node 24.21.0, the project's own; yours is 20.20.2");
  });

  it('names one where there is one', () => {
    expect(nodeInUse(npmOn('24.21.0'), 'v24.21.0')).to.equal('Node 24.21.0');
    expect(nodeInUse({}, 'v24.21.0')).to.equal('Node 24.21.0');
    expect(nodeInUse({ npm_config_user_agent: 'bun/1.3' }, 'v24.21.0')).to.equal('Node 24.21.0');
  });

  it('takes another generation for a difference that matters, and nothing less', () => {
    expect(nodesDiffer(npmOn('20.20.2'), 'v24.21.0')).to.equal(true);
    expect(nodesDiffer(npmOn('24.1.0'), 'v24.21.0')).to.equal(false);
    expect(nodesDiffer({}, 'v24.21.0')).to.equal(false);
  });
});
