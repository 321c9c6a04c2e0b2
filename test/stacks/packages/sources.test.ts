/** Which archives an image's own apt sources name. */
import { expect } from 'chai';
import { parseDeb822, writeSources } from '../../../harness/provision/host/sources.ts';
import { isUsable, parseSources } from '../../../stacks/packages/sources.ts';

const source = { uri: 'http://a.example/debian', suite: 'bookworm', components: ['main'], architectures: [] };

describe('the sources of an image', () => {
  it('are read from the one-line format', () => {
    const text = `# deb http://old.example/debian bookworm main
deb-src http://a.example/debian bookworm main
deb [signed-by=/a.gpg arch=amd64,arm64] https://a.example/debian/ bookworm main contrib # why
`;
    expect(parseSources('sources.list', text)).to.deep.equal([
      {
        uri: 'https://a.example/debian',
        suite: 'bookworm',
        components: ['main', 'contrib'],
        architectures: ['amd64', 'arm64'],
      },
    ]);
  });

  it('are read from stanzas, as the official images have them', () => {
    const text = `Types: deb
# http://snapshot.example/archive/debian/20260101T000000Z
URIs: http://a.example/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs:
 http://b.example/debian-security/
Suites: bookworm-security
Components: main
`;
    expect(parseSources('debian.sources', text)).to.deep.equal([
      source,
      { ...source, suite: 'bookworm-updates' },
      { ...source, uri: 'http://b.example/debian-security', suite: 'bookworm-security' },
    ]);
  });

  it('are what the harness wrote into a base, a key in it or not', () => {
    const key = '-----BEGIN PGP PUBLIC KEY BLOCK-----\n.\nmQINBGPL0BUBEADmW5NdOOHwPIJlgPu6JDcK\n-----END PGP-----';
    const fields = { 'Signed-By': key, Architectures: 'amd64' };
    const kept = writeSources([{ uri: source.uri, suite: source.suite, components: source.components, fields }]);
    expect(parseDeb822(kept)).to.have.length(1);
    expect(parseSources('base.sources', kept)).to.deep.equal([{ ...source, architectures: ['amd64'] }]);
  });

  it('are not those that are disabled, of source packages, or in a file that apt would not read', () => {
    const stanza = 'URIs: http://a.example\nSuites: x\nComponents: main\n';
    expect(parseSources('a.sources', `Types: deb\nEnabled: no\n${stanza}`)).to.deep.equal([]);
    expect(parseSources('a.sources', `Types: deb-src\n${stanza}`)).to.deep.equal([]);
    expect(parseSources('a.sources.bak', `Types: deb\n${stanza}`)).to.deep.equal([]);
  });

  it('are usable over HTTP, with components, for the architecture, and not as backports', () => {
    const cases = [
      [source, true],
      [{ ...source, uri: 'https://a.example/debian' }, true],
      [{ ...source, uri: 'file:/srv/debian' }, false],
      [{ ...source, components: [] }, false],
      [{ ...source, architectures: ['amd64', 'i386'] }, true],
      [{ ...source, architectures: ['arm64'] }, false],
      [{ ...source, suite: 'bookworm-backports' }, false],
      [{ ...source, suite: 'noble-proposed' }, false],
    ] as const;
    for (const [one, usable] of cases) expect(isUsable(one, 'amd64'), JSON.stringify(one)).to.equal(usable);
  });
});
