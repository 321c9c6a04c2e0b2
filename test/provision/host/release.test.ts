/** Which packages make an engine on which distribution. */
import { expect } from 'chai';
import { FailureError } from '../../../harness/model/failure.ts';
import { choosePackages, compareVersions, parseRelease } from '../../../harness/provision/host/release.ts';

const none = () => false;
const all = () => true;
const debian = (version: number | null, codename: string, glibc: string | null) => ({
  id: 'debian',
  codename,
  version,
  glibc,
});

const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof FailureError) return error.message;
    throw error;
  }
  return 'none';
};

describe('parseRelease', () => {
  it('reads quoted and bare values', () => {
    const text =
      'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\nID=debian\n';
    expect(parseRelease(text, '2.36')).to.deep.equal({
      id: 'debian',
      codename: 'bookworm',
      version: 12,
      glibc: '2.36',
    });
  });

  it('knows a rolling release by its missing number', () => {
    expect(parseRelease('ID=debian\nVERSION_CODENAME=forky\n', '2.42').version).to.equal(null);
  });
});

describe('choosePackages', () => {
  it('takes the engine of Debian 13 on Debian 12, and what is tied to the machine from its own release', () => {
    const { foreign, own } = choosePackages(debian(12, 'bookworm', '2.36'), 'engine', none);
    expect(foreign?.suite).to.equal('trixie');
    expect(foreign?.names).to.include.members([
      'docker.io',
      'containerd',
      'docker-cli',
      'docker-compose',
      'docker-buildx',
      'tini',
    ]);
    expect(own).to.include.members(['runc', 'iptables', 'iproute2']);
  });

  it('leaves alone what the machine has on PATH', () => {
    expect(choosePackages(debian(12, 'bookworm', '2.36'), 'engine', all).own).to.not.include.members([
      'runc',
      'iptables',
    ]);
  });

  it('takes all from its own release on Debian 13 and newer', () => {
    for (const release of [debian(13, 'trixie', '2.41'), debian(null, 'forky', '2.42')]) {
      const { foreign, own } = choosePackages(release, 'engine', none);
      expect(foreign).to.equal(null);
      expect(own).to.include.members(['docker.io', 'docker-compose', 'runc']);
    }
  });

  it("takes Ubuntu's own names on Ubuntu", () => {
    const ubuntu = { id: 'ubuntu', codename: 'noble', version: 24.04, glibc: '2.39' };
    const { foreign, own } = choosePackages(ubuntu, 'engine', none);
    expect(foreign).to.equal(null);
    expect(own).to.include.members(['docker.io', 'docker-compose-v2', 'docker-buildx']);
  });

  it('asks for the client alone where only Compose is wanted', () => {
    const { foreign, own } = choosePackages(debian(12, 'bookworm', '2.36'), 'client', none);
    expect(foreign?.names).to.deep.equal(['docker-cli', 'docker-compose', 'docker-buildx']);
    expect(own).to.deep.equal([]);
  });

  it('refuses an older C library, another one, and another distribution, each with its reason', () => {
    const choose = (release: ReturnType<typeof debian>) => refusal(() => choosePackages(release, 'engine', none));
    expect(choose(debian(11, 'bullseye', '2.31'))).to.match(
      /^R406: .*glibc 2\.34 or newer, and this machine has 2\.31/,
    );
    expect(choose(debian(12, 'bookworm', null))).to.match(/^R406: .*another C library/);
    expect(choose({ ...debian(40, '', '2.39'), id: 'fedora' })).to.match(/^R406: .*this machine runs fedora/);
  });
});

describe('compareVersions', () => {
  it('compares numbers, not text', () => {
    expect(compareVersions('2.9', '2.34')).to.be.below(0);
    expect(compareVersions('2.36', '2.34')).to.be.above(0);
    expect(compareVersions('2.34', '2.34')).to.equal(0);
  });
});
