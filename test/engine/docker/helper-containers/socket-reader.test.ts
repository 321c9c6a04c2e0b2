/** The kernel's lists of sockets, as they are read. The lines are those of a kernel 5.15 on amd64. */
import { expect } from 'chai';
import { readSocket } from '../../../../harness/engine/docker/helper-containers/socket-reader.ts';

const rest = '00000000:00000000 00:00000000 00000000     0        0 6116838 1 00000000da104b57 100 0 0 10 0';
const line = (local: string, remote: string, state: string): string => `   0: ${local} ${remote} ${state} ${rest}`;

describe('a line of /proc/net/tcp', () => {
  it('tells where somebody listens, for all and for itself alone', () => {
    expect(readSocket(line('00000000:0050', '00000000:0000', '0A'))).to.deep.equal({
      state: 'listens',
      local: { address: '0.0.0.0', port: 80 },
      remote: { address: '0.0.0.0', port: 0 },
    });
    expect(readSocket(line('0B00007F:9C41', '00000000:0000', '0A'))?.local).to.deep.equal({
      address: '127.0.0.11',
      port: 40_001,
    });
  });

  it('tells who is connected with whom, and who was', () => {
    const open = readSocket(line('030012AC:D431', '020012AC:1538', '01'));
    expect(open).to.deep.equal({
      state: 'open',
      local: { address: '172.18.0.3', port: 54_321 },
      remote: { address: '172.18.0.2', port: 5432 },
    });
    const states = ['04', '05', '06', '08', '09', '0B'].map(
      (state) => readSocket(line('030012AC:D431', '020012AC:1538', state))?.state,
    );
    expect(new Set(states)).to.deep.equal(new Set(['over']));
  });

  it('is of no interest where no connection stands yet, and is none where it is a heading', () => {
    for (const state of ['02', '03', '07', '0C'])
      expect(readSocket(line('030012AC:D431', '020012AC:1538', state))).to.equal(null);
    expect(readSocket('  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt')).to.equal(null);
    expect(readSocket('process bm9kZQA=')).to.equal(null);
  });

  it('has addresses as the engine writes them, and one of IPv4 inside IPv6 as the former', () => {
    const address = (hex: string) => readSocket(line(`${hex}:0050`, `${hex}:0000`, '0A'))?.local.address;
    expect(address('00000000000000000000000000000000')).to.equal('::');
    expect(address('00000000000000000000000001000000')).to.equal('::1');
    expect(address('0000000000000000FFFF0000020012AC')).to.equal('172.18.0.2');
    expect(address('000080FE00000000FF005450B6AD1DFE')).to.equal('fe80::5054:ff:fe1d:adb6');
    expect(address('B80D0120000000000000000002000000')).to.equal('2001:db8::2');
  });
});
