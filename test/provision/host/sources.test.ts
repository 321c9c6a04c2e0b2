/** apt sources in both formats, and which of them are the distribution's own. */
import { expect } from 'chai';
import {
  mainArchive,
  ofRelease,
  parseDeb822,
  parseList,
  writeSources,
} from '../../../harness/provision/host/sources.ts';

describe('parseList', () => {
  it('reads options, suites and components, and leaves comments and source packages out', () => {
    const text = `
# deb http://old.example/debian bookworm main
deb [arch=amd64,arm64 signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://a.example/debian bookworm main contrib # why
deb-src http://a.example/debian bookworm main
deb   http://b.example/debian-security   bookworm-security   main
`;
    expect(parseList(text)).to.deep.equal([
      {
        uri: 'http://a.example/debian',
        suite: 'bookworm',
        components: ['main', 'contrib'],
        fields: { Architectures: 'amd64 arm64', 'Signed-By': '/usr/share/keyrings/debian-archive-keyring.gpg' },
      },
      { uri: 'http://b.example/debian-security', suite: 'bookworm-security', components: ['main'], fields: {} },
    ]);
  });
});

describe('parseDeb822', () => {
  it('makes one source of each URI and suite', () => {
    const text = `Types: deb deb-src
# a snapshot
URIs: http://a.example/debian http://b.example/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb-src
URIs: http://c.example/debian
Suites: bookworm
Components: main
`;
    const sources = parseDeb822(text);
    expect(sources.map(({ uri, suite }) => `${uri} ${suite}`)).to.deep.equal([
      'http://a.example/debian bookworm',
      'http://a.example/debian bookworm-updates',
      'http://b.example/debian bookworm',
      'http://b.example/debian bookworm-updates',
    ]);
    expect(sources[0]!.fields).to.deep.equal({ 'Signed-By': '/usr/share/keyrings/debian-archive-keyring.gpg' });
  });

  it('leaves out what is disabled', () => {
    expect(parseDeb822('Types: deb\nEnabled: no\nURIs: http://a\nSuites: x\nComponents: main\n')).to.deep.equal([]);
  });

  it('keeps a key that stands in the source, and writes it so that it reads the same again', () => {
    const text = `Types: deb
URIs: http://a.example/debian
Suites: bookworm
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 mQINBGPL0BUBEADmW5NdOOHwPIJlgPu6JDcKw/NZJPR8lsD3K87ZM18gzyQZJD+w
 -----END PGP PUBLIC KEY BLOCK-----
`;
    const sources = parseDeb822(text);
    expect(sources[0]!.fields['Signed-By']).to.match(/^-----BEGIN[\s\S]*\n\.\n[\s\S]*END PGP PUBLIC KEY BLOCK-----$/);
    expect(parseDeb822(writeSources(sources))).to.deep.equal(sources);
  });
});

describe('ofRelease', () => {
  const keyring = { 'Signed-By': '/usr/share/keyrings/debian-archive-keyring.gpg' };
  const source = (uri: string, suite: string, fields = {}) => ({ uri, suite, components: ['main'], fields });

  it('keeps the release, its updates and its security fixes', () => {
    const all = [
      source('http://a', 'bookworm', keyring),
      source('http://a', 'bookworm-updates', keyring),
      source('http://a', 'bookworm-security', keyring),
      source('http://a', 'bookworm-backports', keyring),
      source('http://a', 'trixie', keyring),
    ];
    expect(ofRelease(all, 'bookworm').map(({ suite }) => suite)).to.deep.equal([
      'bookworm',
      'bookworm-updates',
      'bookworm-security',
    ]);
  });

  it('does not take another publisher, who calls his suite the same, for the distribution', () => {
    const other = source('http://other', 'bookworm', { 'Signed-By': '/etc/apt/keyrings/other.gpg' });
    const own = source('http://own', 'bookworm', keyring);
    expect(ofRelease([other, own], 'bookworm')).to.deep.equal([own]);
    expect(mainArchive([other, own], 'bookworm')).to.deep.equal(own);
  });

  it('takes a mirror signed again where there is no other', () => {
    const mirror = source('http://mirror', 'bookworm', { 'Signed-By': '/etc/apt/keyrings/mirror.gpg' });
    expect(ofRelease([mirror], 'bookworm')).to.deep.equal([mirror]);
  });
});
