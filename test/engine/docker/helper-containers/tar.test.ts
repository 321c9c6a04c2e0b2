import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { packFiles, unpackFile } from '../../../../harness/engine/docker/helper-containers/tar.ts';

describe('files on their way into a container', () => {
  it('make an archive that tar reads', () => {
    const input = packFiles({ '/scripts/load.js': 'export default () => {};\n', '/empty': '' });
    expect(execFileSync('tar', ['-tvf', '-'], { input, encoding: 'utf8' }).match(/\S+$/gm)).to.deep.equal([
      'scripts/load.js',
      'empty',
    ]);
    const text = execFileSync('tar', ['-xOf', '-', 'scripts/load.js'], { input, encoding: 'utf8' });
    expect(text).to.equal('export default () => {};\n');
  });

  it('count bytes, not letters', () => {
    const text = 'Grüße '.repeat(200);
    expect(unpackFile(packFiles({ '/a': text }))).to.equal(text);
  });

  it('have long paths in two parts, or are refused by name', () => {
    const long = `${'a'.repeat(80)}/${'b'.repeat(60)}/${'c'.repeat(90)}`;
    const list = execFileSync('tar', ['-tf', '-'], { input: packFiles({ [`/${long}`]: '' }), encoding: 'utf8' });
    expect(list).to.equal(`${long}\n`);
    expect(() => packFiles({ [`/${'a'.repeat(101)}`]: '' })).to.throw('longer than ustar has room for');
  });
});

describe('a file on its way out of a container', () => {
  const archive = (...args: string[]): Buffer => execFileSync('tar', ['-C', '/', '-cf', '-', ...args]);

  it('is found behind extended headers', () => {
    expect(unpackFile(archive('--format=pax', '--pax-option=comment=long', 'etc/hostname'))).to.not.equal(null);
  });

  it('is none where there is only a folder or nothing', () => {
    expect(unpackFile(archive('--no-recursion', 'etc'))).to.equal(null);
    expect(unpackFile(Buffer.alloc(1024))).to.equal(null);
    expect(unpackFile(Buffer.alloc(0))).to.equal(null);
  });
});
