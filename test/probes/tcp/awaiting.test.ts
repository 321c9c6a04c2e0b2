/** When what came is what was awaited. */
import { expect } from 'chai';
import { awaiting } from '../../../harness/probes/tcp/awaiting.ts';
import { bytes, heard } from '../hear.ts';

describe('what is awaited', () => {
  const banner = awaiting(null, { matches: '^220 .*\\r\\n' });

  it('is there as soon as it has come', () => {
    expect(heard(banner, '220 here\r\n')).to.equal('ok');
    expect(heard(banner, '220 he')).to.equal(null);
    expect(heard(awaiting('stats\r\n', { contains: 'STAT pid' }), 'END STAT pid 1')).to.equal('ok');
    expect(awaiting('stats\r\n', { contains: 'STAT' }).opening).to.deep.equal(bytes('stats\r\n'));
  });

  it('was something else where the connection ends without it, or too much has come', () => {
    expect(banner.hear(bytes('421 too busy\r\n'), true)).to.equal('wrong');
    expect(banner.hear(bytes('4'.padEnd(70_000, '2')), false)).to.equal('wrong');
  });
});
