/** Which packages are taken of those that an index has. */
import { expect } from 'chai';
import { choose, type Package, parseIndex } from '../../../stacks/packages/package-index.ts';

const text = `Package: app
Version: 1:2.0-1
Pre-Depends: libc6 (>= 2.34), first:native
Depends: second (= 1.0) | third, debconf (>= 0.5) | debconf-2.0,
Filename: pool/main/a/app.deb
SHA256: abc

Package: first
Version: 1
Filename: pool/first.deb
SHA256: def
`;

const entry = (name: string, version: string, ...needs: string[]): Package => ({
  name,
  version,
  url: '',
  sha256: '',
  needs,
});
const isNewer = (version: string, than: string) => Number(version) > Number(than);
const index = (...entries: Package[]) => Map.groupBy(entries, ({ name }) => name);
const names = (packages: readonly Package[]) => packages.map(({ name, version }) => `${name} ${version}`);

describe('the index of an archive', () => {
  it('tells where a package is, what it is, and of alternative needs the first', () => {
    const [app, first] = parseIndex(text, 'http://a.example/debian');
    expect(app).to.deep.equal({
      name: 'app',
      version: '1:2.0-1',
      url: 'http://a.example/debian/pool/main/a/app.deb',
      sha256: 'abc',
      needs: ['libc6', 'first', 'second', 'debconf'],
    });
    expect(first!.needs).to.deep.equal([]);
  });

  it('gives each package once with what it needs, in whatever circles', () => {
    const all = index(entry('app', '1', 'a', 'b'), entry('a', '1', 'b'), entry('b', '1', 'app'), entry('other', '1'));
    expect(names(choose(['app'], all, isNewer, false))).to.deep.equal(['app 1', 'a 1', 'b 1']);
  });

  it('gives the newest, wherever it stands', () => {
    const all = index(entry('app', '9', 'a'), entry('a', '1'), entry('app', '10'), entry('app', '8'));
    expect(names(choose(['app'], all, isNewer, false))).to.deep.equal(['app 10']);
  });

  it('gives a package alone when asked to', () => {
    expect(names(choose(['app'], index(entry('app', '1', 'a')), isNewer, true))).to.deep.equal(['app 1']);
  });

  it('leaves out what every base has or only scripts need, unless it is asked for by name', () => {
    const all = index(entry('app', '1', 'libc6', 'perl'), entry('perl', '1', 'perl-base'));
    expect(names(choose(['app'], all, isNewer, false))).to.deep.equal(['app 1']);
    expect(names(choose(['perl'], all, isNewer, false))).to.deep.equal(['perl 1']);
  });

  it('refuses a name that no index has', () => {
    expect(() => choose(['app'], index(entry('app', '1', 'a')), isNewer, false)).to.throw('has no package a');
  });
});
