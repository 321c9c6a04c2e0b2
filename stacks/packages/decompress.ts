/** Decompresses xz, which Node cannot: dpkg-deb does, wherever packages can be unpacked. Debian has the indexes of some suites as xz alone. */
import { execFileSync } from 'node:child_process';

const most = 2 ** 30;

/**
 * What was compressed as `kind`. It goes to dpkg-deb as the content of a package, which is an ar archive (deb(5)) of a version,
 * an empty control part and a data part, and comes back as it was before compression: dpkg-deb does not look into it.
 */
export const decompress = (packed: Buffer, kind: 'xz' | 'gz'): Buffer => {
  const parts = [
    member('debian-binary', Buffer.from('2.0\n')),
    member('control.tar', Buffer.alloc(1024)),
    member(`data.tar.${kind}`, packed),
  ];
  return contentOf(Buffer.concat([Buffer.from('!<arch>\n'), ...parts]));
};

/** The tar archive that a package holds. */
export const contentOf = (file: Buffer): Buffer =>
  execFileSync('dpkg-deb', ['--fsys-tarfile', '-'], { input: file, maxBuffer: most });

/** Sixty bytes before each member, and an even number of bytes in all: ar(5). Owner, group and time are 0. */
function member(name: string, content: Buffer): Buffer {
  const header = `${name.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'100644'.padEnd(8)}`;
  const padding = Buffer.from(content.length % 2 === 0 ? '' : '\n');
  return Buffer.concat([Buffer.from(`${header}${String(content.length).padEnd(10)}\`\n`), content, padding]);
}
