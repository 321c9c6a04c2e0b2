/** What an exploration is about when nothing is named: the Compose file that is here. */
import { expect } from 'chai';
import { folderWith, nowhere } from './cli.ts';
import { compose } from './tiny.ts';

describe('resilience explore without a name', () => {
  it('means the Compose file that is here, and says so where there is none', async () => {
    const folder = await folderWith({ 'tiny/compose.yaml': compose });
    try {
      const none = await folder.run(['explore'], nowhere);
      expect(none.exitCode, none.stderr).to.equal(2);
      expect(none.stderr).to.match(/R101: there is no Compose file here/);
      await folder.write('compose.yaml', compose);
      const noEngine = await folder.run(['explore'], nowhere);
      expect(noEngine.exitCode, noEngine.stderr).to.equal(4);
      expect(noEngine.stderr).to.match(/R401/);
    } finally {
      await folder.remove();
    }
  }).timeout(60_000);
});
