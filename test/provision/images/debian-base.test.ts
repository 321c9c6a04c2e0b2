/** What the base that is made from packages tells of its archive. */
import { expect } from 'chai';
import { machineSources } from '../../../harness/provision/host/apt.ts';
import { readRelease } from '../../../harness/provision/host/release.ts';
import { ofRelease, parseDeb822 } from '../../../harness/provision/host/sources.ts';
import { debianBaseInputs, sourcesToKeep } from '../../../harness/provision/images/debian-base.ts';

describe('the base made from packages', () => {
  it('keeps the sources that it was made from', () => {
    const fields = { 'Signed-By': '/usr/share/keyrings/debian-archive-keyring.gpg' };
    const sources = [
      { uri: 'http://a.example:8080/debian', suite: 'bookworm', components: ['main', 'contrib'], fields },
      { uri: 'https://b.example/~team@work', suite: 'bookworm-security', components: ['main'], fields: {} },
    ];
    expect(parseDeb822(sourcesToKeep(sources))).to.deep.equal(sources);
  });

  it('leaves a name and a password in them on the machine', () => {
    const source = { uri: 'https://me:p@ss@a.example/debian', suite: 'bookworm', components: ['main'], fields: {} };
    expect(sourcesToKeep([source])).to.include('URIs: https://a.example/debian\n');
  });

  it('is another one when the machine has another archive', async () => {
    const { codename } = await readRelease();
    const own = sourcesToKeep(ofRelease(await machineSources(), codename));
    expect(await debianBaseInputs()).to.include(own);
  });
});
