/** Which Node is refused, and that `engines` says the same. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { tooOld } from '../../harness/cli/node-version.ts';

const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly engines: { readonly node: string };
};

describe('tooOld', () => {
  it('refuses what cannot run the harness, and says which Node can, as `engines` does', () => {
    for (const version of ['18.20.4', '20.20.2', '22.9.0', '22.21.1']) {
      expect(tooOld(version), version).to.include(`needs Node ${engines.node.replace('>=', '')} or newer`);
      expect(tooOld(version), version).to.include(`this is Node ${version}.`);
    }
  });

  it('says nothing to any other', () => {
    for (const version of ['22.22.0', '22.100.1', '23.0.0', '24.1.0', '26.0.0']) expect(tooOld(version)).to.equal(null);
  });
});
